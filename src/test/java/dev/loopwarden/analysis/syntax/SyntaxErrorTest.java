package dev.loopwarden.analysis.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.ErrorStatement;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyntaxErrorTest {
  private static final PythonParser PARSER = PythonParser.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = = 1",
        "foo(",
        "foo(a b)",
        "return return",
        "print 'hello'",
        "exec 'x' in y",
        "x = 'unterminated",
        "def inner(:\n        pass",
        "if x y:\n        pass",
        "for in y:\n        pass",
        "class :\n        pass",
        "with a as:\n        pass",
        "lambda x y: z",
        "a b c d",
        "x = {1: }",
        "x = [1, 2",
        "x = foo(a, {",
        "async def inner(a, b:\n        pass",
        "$",
        "import",
        "from x import",
        "async x"
      })
  void errorInOneFunctionLeavesTheOthersAlone(String line) {
    String text =
        "def before():\n    await a()\n\n\ndef broken():\n    "
            + line
            + "\n\n\ndef after():\n    await b()\n\n\ndef last():\n    await c()\n";
    Module module = PARSER.parse(SourceFile.of("a.py", text));
    TreeCheck.check(module);
    assertThat(module.errors()).isNotEmpty();
    assertThat(functions(module)).contains("before", "last");
    int end = text.indexOf("def last");
    assertThat(module.errors()).allMatch(error -> error.start() >= text.indexOf("def broken"));
    assertThat(module.errors()).allMatch(error -> error.end() <= end);
  }

  @Test
  void wrongStatementIsOneErrorStatement() {
    Module module = parse("def f():\n    a = 1\n    b = = 2\n    c = 3\n");
    FunctionDef function = (FunctionDef) module.body().getFirst();
    assertThat(function.body())
        .anyMatch(ErrorStatement.class::isInstance)
        .anyMatch(statement -> text(module, statement).equals("a = 1"))
        .anyMatch(statement -> text(module, statement).equals("c = 3"));
  }

  @Test
  void printStatementOfPython2IsAnError() {
    Module module = parse("print 'x'\nprint('x')\n");
    assertThat(module.body().getFirst()).isInstanceOf(ErrorStatement.class);
    assertThat(module.errors()).containsExactly(new Span(0, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "((((", "{[(", "async async", "class "})
  void textThatIsNothingButAnErrorSaysSo(String text) {
    Module module = parse(text);
    assertThat(module.errors()).isNotEmpty();
    TreeCheck.check(module);
  }

  @Test
  void unclosedBracketInAMethodLeavesTheOtherMethodsAlone() {
    String text =
        """
        class A:
            def one(self):
                return 1

            async def two(self):
                await x(
                y = 'é'

            @decorator
            async def three(self):
                return 3

        async def four(): pass
        """;
    Module module = parse(text);
    TreeCheck.check(module);
    ClassDef type = (ClassDef) module.body().getFirst();
    assertThat(type.body().stream().map(s -> ((FunctionDef) s).name()))
        .containsExactly("one", "three");
    assertThat(functions(module)).containsExactly("four");
    assertThat(module.errors())
        .containsExactly(new Span(text.indexOf("    async def two"), text.indexOf("    @dec")));
  }

  @Test
  void deepNestingBecomesAnError() {
    for (String text :
        List.of(
            "(".repeat(5_000) + "x" + ")".repeat(5_000),
            "f(".repeat(5_000) + "x" + ")".repeat(5_000),
            "[".repeat(5_000) + "]".repeat(5_000),
            "not ".repeat(5_000) + "x",
            "x = " + "a + ".repeat(20_000) + "b",
            "x = " + "a ** ".repeat(20_000) + "b",
            "x" + ".y".repeat(20_000),
            "x" + "()".repeat(20_000),
            "lambda: ".repeat(5_000) + "x",
            "a if b else ".repeat(5_000) + "c",
            "x: " + "a | ".repeat(5_000) + "b",
            "match x:\n    case " + "a" + ".b".repeat(5_000) + ": pass",
            "match x:\n    case " + "[".repeat(3_000) + "]".repeat(3_000) + ": pass")) {
      Module module = parse(text + "\n\n\ndef f():\n    await g()\n");
      TreeCheck.check(module);
      assertThat(module.errors()).isNotEmpty();
      assertThat(functions(module)).containsExactly("f");
    }
  }

  @Test
  void longButFlatCodeIsNoError() {
    for (String text :
        List.of(
            "x = [" + "1, ".repeat(20_000) + "]",
            "f(" + "a, ".repeat(20_000) + ")",
            "x = y\n".repeat(20_000),
            "a = ".repeat(1_000) + "b",
            "if a: pass\n" + "elif b: pass\n".repeat(3_000),
            "x = " + "'a' ".repeat(5_000),
            "x = a" + " < b".repeat(5_000))) {
      Module module = parse(text);
      TreeCheck.check(module);
      assertThat(module.errors()).isEmpty();
    }
  }

  @Test
  void moreIndentationsThanTheGrammarCanHoldAreNotRead() {
    for (String end : List.of("\n", "\r", "\r\n")) {
      String text = nested(600, end);
      Module module = parse(text);
      assertThat(module.errors()).containsExactly(new Span(0, text.length()));
      TreeCheck.check(module);
      assertThat(parse(text.replace('x', 'é')).errors()).hasSize(1);
    }
  }

  @Test
  void asManyIndentationsAsAreReadFitBesideOpenQuotes() {
    String quotes = "f'{".repeat(400) + "\n";
    for (String end : List.of("\n", "\r")) {
      TreeCheck.check(parse(nested(299, end) + quotes + nested(299, end)));
    }
  }

  @Test
  void indentationsThatComeFromBlankedDefaultsAreCounted() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      text.append(" ".repeat(i)).append("if x:\n");
      text.append("type X[\n").append(" ".repeat(i)).append("T = 1] = if x:\n");
    }
    TreeCheck.check(parse(text.toString()));
  }

  private static String nested(int levels, String end) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      text.append(" ".repeat(i)).append("if x:").append(end);
    }
    return text.append(" ".repeat(levels)).append("f\"{x}\" + \"abc\"").append(end).toString();
  }

  private static List<String> functions(Module module) {
    return module.body().stream()
        .flatMap(
            statement ->
                statement instanceof ErrorStatement error
                    ? error.found().stream()
                    : Stream.of(statement))
        .filter(FunctionDef.class::isInstance)
        .map(statement -> ((FunctionDef) statement).name())
        .toList();
  }

  private static Module parse(String text) {
    return PARSER.parse(SourceFile.of("a.py", text));
  }

  private static String text(Module module, Node node) {
    return module.file().text(node.span());
  }
}
