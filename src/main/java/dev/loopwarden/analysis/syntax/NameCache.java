package dev.loopwarden.analysis.syntax;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Names met before, so that a name is one string however often it stands in a text. Python takes
 * names for the same if their NFKC forms are; that form is what is given.
 */
final class NameCache {
  private static final int SLOTS = 1 << 14;
  private static final int ASCII = 0x7f;
  private static final int FULL = SLOTS / 2;

  private @Nullable String[] slots = new @Nullable String[SLOTS];
  private int count;

  String get(String text, int start, int end) {
    int hash = 0;
    int bits = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      hash = 31 * hash + c;
      bits |= c;
    }
    if (bits > ASCII) {
      return Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC);
    }
    int length = end - start;
    for (int slot = (hash ^ hash >>> 15) & SLOTS - 1; ; slot = slot + 1 & SLOTS - 1) {
      String known = slots[slot];
      if (known == null) {
        return add(slot, text.substring(start, end));
      }
      if (known.length() == length
          && known.hashCode() == hash
          && known.regionMatches(0, text, start, length)) {
        return known;
      }
    }
  }

  private String add(int slot, String name) {
    if (++count > FULL) {
      slots = new @Nullable String[SLOTS];
      count = 0;
      return name;
    }
    slots[slot] = name;
    return name;
  }
}
