package dev.loopwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key comes from, and which files are believed. */
final class KeySourceTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder = Path.of("");

  private KeySource own() {
    return new KeySource("", null, folder.resolve("data"));
  }

  @Test
  void theFirstStartMakesAFileThatOnlyTheOwnerReads() throws IOException {
    assertThat(own().find()).isEmpty();
    SealingKeys keys = own().keys(random);
    Path file = folder.resolve("data/secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(own().keys(random)).isEqualTo(keys);
    assertThat(own().find()).contains(keys);
    assertThat(own().place()).contains(file);
  }

  @Test
  void aFileThatOthersReadIsRefusedWithTheRemedy() throws IOException {
    own().keys(random);
    Path file = folder.resolve("data/secret.key");
    for (String open : new String[] {"rw-r--r--", "rw--w----", "rw-----w-"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
      assertThatThrownBy(() -> own().keys(random))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("chmod 600 " + file);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    assertThat(own().keys(random).keys()).hasSize(1);
  }

  @Test
  void aSettingWinsAndANamedFileIsNotMade() {
    String key = Base64.getEncoder().encodeToString(new byte[SealingKeys.BYTES]);
    KeySource setting = new KeySource(key, null, folder);
    assertThat(setting.keys(random).newest().id()).hasSize(8);
    assertThat(setting.place()).isEmpty();
    assertThat(setting.toString()).doesNotContain(key);
    assertThat(folder.resolve("secret.key")).doesNotExist();
    KeySource named = new KeySource("", folder.resolve("mounted"), folder);
    assertThatThrownBy(() -> named.keys(random)).hasMessageContaining("there is no file");
    assertThat(folder.resolve("mounted")).doesNotExist();
  }
}
