package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analysis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, the analysis ends, and no rule fails. */
class RobustnessTest {
  private static final int CUTS = 4;
  private static final int MUTATIONS = 4;
  private static final int FIXES = 3;

  /** What breaks Python in the middle of anything. */
  private static final List<String> SPLINTERS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          "=",
          "*",
          "**",
          "@",
          ".",
          "\"",
          "'",
          "\"\"\"",
          "f\"{",
          "\\",
          "\n",
          "\t",
          "\r",
          "\0",
          "#",
          "async ",
          "await ",
          "def ",
          "class ",
          "lambda ",
          "with ",
          "for ",
          "import ",
          "from . import *\n",
          "yield ",
          "return ",
          "global x\n",
          "match x:\n",
          "😀",
          "ключ",
          "0x",
          "1e",
          ";",
          "->",
          ":=",
          "\ufeff");

  static Stream<Fixture> fixtures() {
    return Fixture.selected();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void survivesCutAndMutatedFiles(Fixture fixture) {
    Random random = new Random(fixture.name().hashCode());
    Map<String, byte[]> variants = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : fixture.contents().entrySet()) {
      byte[] bytes = file.getValue();
      for (int i = 0; i < CUTS; i++) {
        int end = random.nextInt(bytes.length + 1);
        variants.put("cut" + i + "/" + file.getKey(), Arrays.copyOf(bytes, end));
      }
      for (int i = 0; i < MUTATIONS; i++) {
        variants.put("changed" + i + "/" + file.getKey(), mutated(bytes, random));
      }
    }
    assertSurvives(variants);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "{1:",
        "not ",
        "-",
        "await ",
        "lambda: ",
        "f(",
        "x.y(",
        "x[",
        "yield ",
        "[x for x in ",
        "x if y else ",
        "f'{",
        "*",
        "\"\"\"",
        "\\\n",
        "@a\n",
        "a = ",
        "x and "
      })
  void survivesDeepExpressions(String opening) {
    String nested = opening.repeat(5_000);
    assertSurvives(
        Map.of(
            "a.py", bytes("async def f():\n    " + nested),
            "b.py", bytes("async def f():\n    return " + nested + "x" + closing(opening)),
            "c.py", bytes(nested)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if x:",
        "async def f():",
        "class C:",
        "while 1:",
        "try:",
        "with a as b:",
        "async with a:",
        "for x in y:",
        "async for x in y:",
        "match x:",
        "def f():"
      })
  void survivesDeepBlocks(String header) {
    StringBuilder text = new StringBuilder("import asyncio, time\n");
    for (int depth = 0; depth < 400; depth++) {
      text.append(" ".repeat(depth)).append(header).append('\n');
    }
    text.append(" ".repeat(400)).append("time.sleep(1)\n");
    assertSurvives(Map.of("a.py", bytes(text.toString())));
  }

  @Test
  void survivesLongLinesAndLongLists() {
    String calls =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "f(x" + i + ")")
            .reduce((a, b) -> a + ", " + b)
            .get();
    assertSurvives(
        Map.of(
            "list.py", bytes("async def f():\n    x = [" + calls + "]\n"),
            "sum.py", bytes("async def f():\n    return " + calls.replace(", ", " + ") + "\n"),
            "chain.py", bytes("async def f():\n    return a" + ".b()".repeat(5_000) + "\n"),
            "string.py", bytes("async def f():\n    x = '" + "é".repeat(200_000) + "'\n"),
            "name.py", bytes("async def " + "f".repeat(100_000) + "(): pass\n"),
            "comment.py", bytes("#" + " loopwarden: ignore[".repeat(10_000))));
  }

  @Test
  void survivesCallsAndBasesInCircles() {
    assertSurvives(
        Map.of(
            "a.py",
            bytes(
                """
                from b import *
                from b import g as f
                class A(B): pass
                class B(A):
                    async def m(self): self.m(); await self.n(); super().m()
                def h(): return h()
                x = y; y = x
                async def k(): return k
                async def main(): f(); h()(); await (await k())(); k()()()()
                """),
            "b.py",
            bytes(
                """
                from a import *
                from a import f as g
                from . import b
                import b as a
                a.a = b.b
                @g
                @f
                async def f(x=f): await f(g(f))
                """)));
  }

  @Test
  void survivesFilesThatAreNoPython() {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    assertSurvives(
        Map.of(
            "empty.py",
            new byte[0],
            "noise.py",
            noise,
            "zeros.py",
            new byte[10_000],
            "noise.ipynb",
            noise,
            "empty.ipynb",
            new byte[0],
            "deep.ipynb",
            bytes("{\"cells\":".repeat(20_000)),
            "odd.ipynb",
            bytes("{\"cells\": [1, {\"cell_type\": [], \"source\": {\"a\": 1}}]}")));
  }

  private static void assertSurvives(Map<String, byte[]> contents) {
    Analysis analysis = Subject.analyze(contents);
    assertThat(analysis.failures()).isEmpty();
    analysis.findings().stream()
        .limit(FIXES)
        .forEach(finding -> assertThat(analysis.fix(finding)).isNotNull());
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + (random.nextBoolean() ? random.nextInt(12) : 0));
      String splinter =
          random.nextInt(4) == 0 ? "" : SPLINTERS.get(random.nextInt(SPLINTERS.size()));
      text = text.substring(0, at) + splinter + text.substring(end);
    }
    return bytes(text);
  }

  private static String closing(String opening) {
    return switch (opening.charAt(opening.length() - 1)) {
      case '(' -> ")".repeat(5_000);
      case '[' -> "]".repeat(5_000);
      case '{', ':' -> "}".repeat(5_000);
      default -> "";
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
