import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Hands every Java file below a folder to google-java-format, to be checked or rewritten. */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    Stream<String> options =
        switch (args[1]) {
          case "check" -> Stream.of("--dry-run", "--set-exit-if-changed");
          case "write" -> Stream.of("--replace");
          default -> throw new IllegalArgumentException("not check or write: " + args[1]);
        };
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      Stream<String> sources = files.map(Path::toString).filter(name -> name.endsWith(".java"));
      Main.main(Stream.concat(options, sources.sorted()).toArray(String[]::new));
    }
  }
}
