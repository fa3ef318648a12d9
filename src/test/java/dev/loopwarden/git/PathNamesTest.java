package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PathNamesTest {

  @Test
  void textIsUtf8() {
    byte[] name = "caf\u00e9/\uD83D\uDE00.py".getBytes(StandardCharsets.UTF_8);

    assertThat(PathNames.decode(name)).isEqualTo("caf\u00e9/\uD83D\uDE00.py");
    assertThat(PathNames.encode("caf\u00e9/\uD83D\uDE00.py")).isEqualTo(name);
  }

  @Test
  void anyBytesHaveTheirOwnText() {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] name = new byte[random.nextInt(12)];
      random.nextBytes(name);
      assertThat(PathNames.encode(PathNames.decode(name))).isEqualTo(name);
    }
  }

  @Test
  void filesAreFoundAndNamedBack() {
    Path folder = Path.of("/srv/a b");
    String name = "x%2F\u00fc/" + (char) 0xDCFE + "\n.py";

    assertThat(PathNames.relative(folder, PathNames.below(folder, name))).isEqualTo(name);
    assertThat(PathNames.relative(folder, folder.resolve("a/b.py"))).isEqualTo("a/b.py");
  }
}
