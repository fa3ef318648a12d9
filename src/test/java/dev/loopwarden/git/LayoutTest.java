package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayoutTest {
  @TempDir Path temp;

  @Test
  void aRepositoryOfAnotherUserIsExplained() {
    String error = "fatal: detected dubious ownership in repository at '/srv/code'";

    assertThat(Layout.whyNot(Path.of("/srv/code"), error))
        .contains("belongs to another user")
        .contains("git config --global --add safe.directory /srv/code");
  }

  @Test
  void whatGitSaysOtherwiseIsHandedOn() {
    assertThat(Layout.whyNot(temp, "fatal: bad config line 1\n")).contains("bad config line 1");
  }

  @Test
  void aProgramThatDoesNotStartIsExplained() {
    assertThatThrownBy(() -> new Git(temp.resolve("nowhere")).run("version"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("Install git");
  }
}
