package dev.loopwarden.review;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.diff.LineDiff;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A change that a test writes down: texts by path on both sides, and new names by old ones. */
public record MemoryChange(
    Map<String, String> before, Map<String, String> after, Map<String, String> renamed)
    implements Change {

  /** A change of one file. */
  public static MemoryChange of(String before, String after) {
    return new MemoryChange(Map.of("app.py", before), Map.of("app.py", after), Map.of());
  }

  /** A change of some files, given as path and text in turns. */
  public static Map<String, String> files(String... pathsAndTexts) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return files;
  }

  /** The way back. */
  MemoryChange reversed() {
    Map<String, String> back = new TreeMap<>();
    renamed.forEach((old, now) -> back.put(now, old));
    return new MemoryChange(after, before, back);
  }

  @Override
  public Side base() {
    return new Side("before", tree(before));
  }

  @Override
  public Side head() {
    return new Side("after", tree(after));
  }

  @Override
  public List<ChangedFile> files() {
    List<ChangedFile> files = new ArrayList<>();
    before.forEach(
        (path, text) -> {
          String now = renamed.getOrDefault(path, path);
          if (!text.equals(after.get(now)) || !now.equals(path)) {
            files.add(changed(path, after.containsKey(now) ? now : null));
          }
        });
    after.keySet().stream()
        .filter(path -> !before.containsKey(path) && !renamed.containsValue(path))
        .forEach(path -> files.add(changed(null, path)));
    files.sort(Comparator.comparing(ChangedFile::path));
    return files;
  }

  private ChangedFile changed(@Nullable String basePath, @Nullable String headPath) {
    String old = basePath == null ? "" : before.getOrDefault(basePath, "");
    String now = headPath == null ? "" : after.getOrDefault(headPath, "");
    return new ChangedFile(basePath, headPath, LineDiff.between(old, now));
  }

  private static SourceTree tree(Map<String, String> files) {
    return new SourceTree() {
      @Override
      public List<Entry> files() {
        return files.keySet().stream().sorted().map(path -> new Entry(path, null, -1)).toList();
      }

      @Override
      public byte[] read(Entry file) {
        return files.getOrDefault(file.path(), "").getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
