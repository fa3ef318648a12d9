package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files in memory. */
public record TextTree(Map<String, String> texts) implements SourceTree {

  /** Paths and texts in turn. */
  public static TextTree of(String... pathsAndTexts) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new TextTree(texts);
  }

  @Override
  public List<Entry> files() {
    return texts.keySet().stream().map(path -> new Entry(path, null, -1)).toList();
  }

  @Override
  public byte[] read(Entry file) {
    return texts.getOrDefault(file.path(), "").getBytes(StandardCharsets.UTF_8);
  }
}
