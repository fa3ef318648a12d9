package dev.loopwarden.analysis.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the grammar's symbol numbers mean, as dense tables that are filled as symbols are met: a
 * process that reads a few files does not ask for all names. For one thread at a time.
 */
final class Symbols {
  private static final int TOKEN = 1;

  private final TreeSitter functions;
  private final Map<String, NodeKind> named = NodeKind.named();
  private final Map<String, NodeKind> tokens = NodeKind.tokens();
  private final @Nullable NodeKind[] kinds;
  private final byte[] widths;

  Symbols(TreeSitter functions) {
    this.functions = functions;
    int count = functions.symbolCount();
    kinds = new @Nullable NodeKind[count];
    widths = new byte[count];
  }

  NodeKind kind(int symbol) {
    if (symbol >= kinds.length) {
      return NodeKind.ERROR;
    }
    NodeKind known = kinds[symbol];
    return known == null ? resolve(symbol) : known;
  }

  /** The number of characters of a token met before if that is always the same, or -1. */
  int width(int symbol) {
    return symbol < widths.length ? widths[symbol] : -1;
  }

  private NodeKind resolve(int symbol) {
    String name = functions.symbolName(symbol);
    boolean token = functions.symbolType(symbol) == TOKEN;
    NodeKind kind =
        token
            ? tokens.getOrDefault(name, NodeKind.TOKEN)
            : named.getOrDefault(name, NodeKind.OTHER);
    kinds[symbol] = kind;
    widths[symbol] = (byte) (token && kind.isLeaf() ? name.length() : -1);
    return kind;
  }
}
