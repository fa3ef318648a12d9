package dev.loopwarden.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the files of one side are called on the other. */
record Renaming(Map<String, String> baseByHead, Map<String, String> headByBase) {

  Renaming {
    baseByHead = Map.copyOf(baseByHead);
    headByBase = Map.copyOf(headByBase);
  }

  /** The new names in a change. */
  static Renaming of(List<ChangedFile> files) {
    Map<String, String> baseByHead = new HashMap<>();
    Map<String, String> headByBase = new HashMap<>();
    for (ChangedFile file : files) {
      String before = file.basePath();
      String after = file.headPath();
      if (before != null && after != null) {
        baseByHead.put(after, before);
        headByBase.put(before, after);
      }
    }
    return new Renaming(baseByHead, headByBase);
  }

  String toBase(String headPath) {
    return baseByHead.getOrDefault(headPath, headPath);
  }

  String toHead(String basePath) {
    return headByBase.getOrDefault(basePath, basePath);
  }
}
