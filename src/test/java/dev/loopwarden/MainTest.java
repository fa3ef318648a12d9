package dev.loopwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own. */
final class MainTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void whereNumbersAreWrittenOtherwiseOursStayTheSame() throws IOException {
    List<String> egypt = List.of("-Duser.language=ar", "-Duser.country=EG");
    assertThat(run(egypt, "demo", "--engine", "--format", "junit"))
        .containsPattern("\"blocking-\\w+ at [0-9]+:[0-9]+\"");
  }

  @Test
  void whereNothingTemporaryCanBeWrittenItSaysWhatToDo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "async def nothing(): pass\n");
    List<String> nowhere = List.of("-Djava.io.tmpdir=" + file.resolve("tmp"));
    for (List<String> command :
        List.of(List.of("scan", folder.toString(), "--no-cache"), List.of("demo", "--once"))) {
      assertThat(run(nowhere, command.toArray(String[]::new)))
          .contains("cannot ", "LOOPWARDEN_JAVA_OPTS=-Djava.io.tmpdir=FOLDER")
          .doesNotContain("internal error");
    }
  }

  /** What the program says. */
  private static String run(List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.loopwarden.Main"));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
