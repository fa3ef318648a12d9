package dev.loopwarden.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the files say of the standard library, compared with the Python at hand. */
class StandardLibraryTest {
  private static final Path CHECK = Path.of("src", "tools", "check-knowledge.py");

  @Test
  void everyNameExistsAndIsWhatItsLineSays() throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder("python3", "-W", "ignore", CHECK.toString())
            .redirectErrorStream(true)
            .start();
    String differences = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(differences).isEmpty();
    assertThat(python.waitFor()).isZero();
  }
}
