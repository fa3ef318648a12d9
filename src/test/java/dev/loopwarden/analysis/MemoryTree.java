package dev.loopwarden.analysis;

import dev.loopwarden.analysis.engine.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project that is held in memory: the bytes of each file by its path. */
record MemoryTree(Map<String, byte[]> contents) implements SourceTree {

  MemoryTree {
    contents = new TreeMap<>(contents);
  }

  @Override
  public List<Entry> files() {
    return contents.entrySet().stream()
        .map(file -> new Entry(file.getKey(), null, file.getValue().length))
        .toList();
  }

  @Override
  public byte[] read(Entry file) {
    return contents.get(file.path());
  }
}
