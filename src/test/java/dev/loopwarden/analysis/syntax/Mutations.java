package dev.loopwarden.analysis.syntax;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Damaged Python: pieces of a text, cut, repeated and mixed with what is hard to read. */
final class Mutations {
  private static final List<String> HARD =
      List.of(
          "\0",
          "\r",
          "\r\n",
          "\f",
          "\t",
          "\\\n",
          "\\",
          "\ufeff",
          "\u00a0",
          "\ud800",
          "😀",
          "é",
          "\n",
          "\n\n",
          " ",
          "    ",
          "  # x\n",
          "#",
          "\"\"\"",
          "'''",
          "\"",
          "'",
          "f\"",
          "f'{",
          "t'",
          "rb'",
          "{",
          "}",
          "{{",
          "[",
          "]",
          "(",
          ")",
          ":",
          ":=",
          "=",
          "->",
          "*",
          "**",
          "@",
          ",",
          ";",
          ".",
          "...",
          "`",
          "$",
          "?",
          "!",
          "async ",
          "await ",
          "def f():\n",
          "class A:\n",
          "if x:\n",
          "else:\n",
          "try:\n",
          "except A, B:\n",
          "finally:\n",
          "match x:\n",
          "case _:\n",
          "with a: ",
          "lambda: ",
          "yield ",
          "import a\n",
          "from . import b\n",
          "return\n",
          "print x\n",
          "exec 'x' in y\n",
          "type X[T = int] = Y\n",
          "def f[T = 1](): pass\n",
          "type(a).b = c\n",
          "global x\n",
          "not in ",
          "is not ",
          "0x",
          "1e",
          "1_",
          "u'\\N{x}'",
          "raise a, b\n",
          "for x in y: pass\n",
          "del x\n",
          "assert x\n",
          "a <> b\n",
          "*a.b + c",
          "x := a if b else c");

  private final List<String> sources;
  private final RandomGenerator random;

  Mutations(List<String> sources, long seed) {
    this.sources = sources;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  String next() {
    String source = sources.get(random.nextInt(sources.size()));
    int from = random.nextInt(source.length());
    int length = random.nextInt(20, 500);
    StringBuilder text =
        new StringBuilder(source.substring(from, Math.min(source.length(), from + length)));
    int steps = random.nextInt(1, 5);
    for (int i = 0; i < steps; i++) {
      step(text);
    }
    return text.toString();
  }

  private void step(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(1, 40));
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3 -> text.delete(at, end);
      case 4, 5 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      case 6 -> text.insert(at, (char) random.nextInt(0x300));
      case 7 -> text.insert(at, (char) random.nextInt(0x10000));
      case 8 -> text.setLength(at);
      case 9 -> text.insert(at, hard().repeat(random.nextInt(1, 60)));
      case 10 -> text.insert(at, (hard() + hard()).repeat(random.nextInt(1, 40)));
      case 11 -> indent(text, at);
      case 12 -> text.insert(at, "\n" + " ".repeat(random.nextInt(0, 40)));
      default -> text.insert(at, hard());
    }
  }

  /** Blocks in blocks, each a little further to the right. */
  private void indent(StringBuilder text, int at) {
    int levels = random.nextInt(1, random.nextInt(20) == 0 ? 120 : 12);
    int step = random.nextInt(1, 3);
    StringBuilder nest = new StringBuilder("\n");
    for (int i = 0; i < levels; i++) {
      nest.append(" ".repeat(i * step)).append(random.nextInt(9) == 0 ? hard() : "if x:\n");
    }
    text.insert(at, nest);
  }

  private String hard() {
    return HARD.get(random.nextInt(HARD.size()));
  }
}
