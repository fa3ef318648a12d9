package dev.loopwarden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The program as a process of its own. */
final class MainTest {

  @Test
  void whereNumbersAreWrittenOtherwiseOursStayTheSame() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.loopwarden.Main",
                "demo",
                "--engine",
                "--format",
                "junit")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(report).containsPattern("\"blocking-\\w+ at [0-9]+:[0-9]+\"");
  }
}
