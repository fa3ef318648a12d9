package dev.loopwarden.analysis.syntax;

import java.util.Map;

/** What the grammar's symbol numbers mean, as dense tables. */
final class Symbols {
  private static final int TOKEN = 1;

  private final NodeKind[] kinds;
  private final byte[] widths;

  Symbols(TreeSitter functions) {
    Map<String, NodeKind> named = NodeKind.named();
    Map<String, NodeKind> tokens = NodeKind.tokens();
    int count = functions.symbolCount();
    kinds = new NodeKind[count];
    widths = new byte[count];
    for (int i = 0; i < count; i++) {
      String name = functions.symbolName(i);
      boolean token = functions.symbolType(i) == TOKEN;
      kinds[i] =
          token
              ? tokens.getOrDefault(name, NodeKind.TOKEN)
              : named.getOrDefault(name, NodeKind.OTHER);
      widths[i] = (byte) (token && kinds[i].isLeaf() ? name.length() : -1);
    }
  }

  NodeKind kind(int symbol) {
    return symbol < kinds.length ? kinds[symbol] : NodeKind.ERROR;
  }

  /** The number of characters of a token that is always the same, or -1. */
  int width(int symbol) {
    return symbol < widths.length ? widths[symbol] : -1;
  }
}
