import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Hands every Java file below a folder, the first argument, to google-java-format. */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    Stream<String> options = Arrays.stream(args).skip(1);
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      Stream<String> sources = files.map(Path::toString).filter(name -> name.endsWith(".java"));
      Main.main(Stream.concat(options, sources.sorted()).toArray(String[]::new));
    }
  }
}
