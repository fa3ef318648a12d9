package dev.loopwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be believed without reading, and what must not. */
final class StampsTest {
  @TempDir private Path root = Path.of("");
  @TempDir private Path folder = Path.of("");

  /** Long after the files were written. */
  private final InstantSource later = () -> Instant.now().plus(Duration.ofMinutes(1));

  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.writeString(root.resolve("a.py"), "x = 1\n");
  }

  private record OnDisk(Path root) implements SourceTree {
    @Override
    public List<Entry> files() {
      return List.of(new Entry("a.py", null, 6));
    }

    @Override
    public byte[] read(Entry file) throws IOException {
      return Files.readAllBytes(root.resolve(file.path()));
    }
  }

  private SourceTree.Entry look(InstantSource clock, boolean read) throws IOException {
    try (Stamps stamps = Stamps.open(folder, root, clock)) {
      SourceTree tree = stamps.over(new OnDisk(root), root::resolve);
      SourceTree.Entry entry = tree.files().getFirst();
      if (read) {
        tree.read(entry);
      }
      return entry;
    }
  }

  @Test
  void aFileThatNobodyTouchedIsKnown() throws IOException {
    assertThat(look(later, true).blob()).isNull();
    assertThat(look(later, false).blob()).hasSize(64);
    assertThat(look(later, false).blob()).as("remembered again").hasSize(64);
  }

  @Test
  void whatWasNotReadIsNotKnown() throws IOException {
    look(later, false);
    assertThat(look(later, false).blob()).isNull();
  }

  @Test
  void anEditOfTheSameSizeAndTimeIsSeen() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    look(later, true);
    Files.writeString(file, "x = 2\n");
    Files.setLastModifiedTime(file, time);
    assertThat(look(later, false).blob()).isNull();
  }

  @Test
  void aFileWrittenJustNowIsReadAgain() throws IOException {
    InstantSource now = InstantSource.fixed(Files.getLastModifiedTime(file).toInstant());
    look(now, true);
    assertThat(look(now, false).blob()).isNull();
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNotTakenForTheOldOne() throws IOException {
    look(later, true);
    try (Stamps stamps = Stamps.open(folder, root, later)) {
      SourceTree tree = stamps.over(new OnDisk(root), root::resolve);
      Files.writeString(file, "x = 2\n");
      assertThatThrownBy(() -> tree.read(tree.files().getFirst())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void damageCostsOnlyTime() throws IOException {
    look(later, true);
    Path stamps;
    try (Stream<Path> files = Files.list(folder)) {
      stamps = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(stamps);
    for (int i = 0; i < whole.length; i++) {
      byte[] bytes = whole.clone();
      bytes[i] ^= 0x11;
      Files.write(stamps, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      assertThat(look(later, false).blob()).isNull();
    }
  }
}
