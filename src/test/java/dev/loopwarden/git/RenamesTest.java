package dev.loopwarden.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RenamesTest {
  private static final String ONE = lines("one", 20);
  private static final String TWO = lines("two", 20);

  @Test
  void equalFilesAreTheSameFile() {
    assertThat(renames(Map.of("a.py", ONE, "b.py", TWO), Map.of("c.py", TWO, "d.py", ONE)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("c.py", "b.py", "d.py", "a.py"));
  }

  @Test
  void ofEqualFilesTheNamesakeIsTheSame() {
    assertThat(
            renames(
                Map.of("a/__init__.py", ONE, "a/x.py", ONE),
                Map.of("b/x.py", ONE, "b/__init__.py", ONE)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("b/x.py", "a/x.py", "b/__init__.py", "a/__init__.py"));
  }

  @Test
  void theMostSimilarFileIsTheSame() {
    String almost = ONE + lines("more", 3);
    String less = ONE + lines("other", 12);

    assertThat(renames(Map.of("a.py", ONE), Map.of("b.py", less, "c.py", almost)))
        .containsExactly(Map.entry("c.py", "a.py"));
  }

  @Test
  void aNamesakeInAnotherFolderComesFirst() {
    String almost = ONE + lines("more", 3);
    String less = ONE + lines("other", 12);

    assertThat(renames(Map.of("a/x.py", ONE), Map.of("b/x.py", less, "c.py", almost)))
        .containsExactly(Map.entry("b/x.py", "a/x.py"));
  }

  @Test
  void filesWithLittleInCommonAreNotTheSame() {
    assertThat(renames(Map.of("a.py", ONE), Map.of("a2.py", TWO, "b.py", ""))).isEmpty();
    assertThat(renames(Map.of(), Map.of("a2.py", TWO))).isEmpty();
    assertThat(renames(Map.of("lost.py", "unreadable"), Map.of("a.py", TWO))).isEmpty();
  }

  private static Map<String, String> renames(
      Map<String, String> deleted, Map<String, String> added) {
    return Renames.find(blobs(deleted), blobs(added), reader(deleted), reader(added));
  }

  private static Map<String, @Nullable String> blobs(Map<String, String> files) {
    Map<String, @Nullable String> blobs = new TreeMap<>();
    files.forEach((path, text) -> blobs.put(path, Integer.toHexString(text.hashCode())));
    return blobs;
  }

  private static Renames.Reader reader(Map<String, String> files) {
    return path -> {
      String text = files.getOrDefault(path, "unreadable");
      if (text.equals("unreadable")) {
        throw new IOException("not here");
      }
      return text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String lines(String word, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> word + " = " + i + "\n")
        .collect(Collectors.joining());
  }
}
