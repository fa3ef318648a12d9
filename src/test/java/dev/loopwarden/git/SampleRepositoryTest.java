package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.review.ChangedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleRepositoryTest {
  private static final Path SOURCES = Path.of("src/main/resources/demo");

  @TempDir Path one;
  @TempDir Path two;

  @Test
  void itHasOneChange() throws IOException {
    SampleRepository.unpack(one);

    try (var opened = GitRepository.open(one)) {
      List<ChangedFile> files = opened.change(null, new Head.Commit("HEAD")).files();
      assertThat(files)
          .extracting(ChangedFile::path)
          .containsExactly(
              "parcels/api.py", "parcels/labels.py", "parcels/prices.py", "parcels/store.py");
      assertThat(opened.change(SampleRepository.HEAD, new Head.WorkingTree()).files()).isEmpty();
    }
  }

  @Test
  void itIsAlwaysTheSame() throws IOException {
    SampleRepository.unpack(one);
    SampleRepository.unpack(two);

    assertThat(TestRepository.at(one).git("rev-parse", "HEAD"))
        .isEqualTo(TestRepository.at(two).git("rev-parse", SampleRepository.HEAD));
  }

  @Test
  void allItsFilesAreListed() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(Files.readAllLines(SOURCES.resolve("files.txt")))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> PathNames.relative(SOURCES, file))
                  .filter(name -> !name.equals("files.txt"))
                  .toList());
    }
  }
}
