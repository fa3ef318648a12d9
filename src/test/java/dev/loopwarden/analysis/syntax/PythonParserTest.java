package dev.loopwarden.analysis.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Expression.DictDisplay;
import dev.loopwarden.analysis.syntax.Expression.InterpolatedString;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.MatchCase;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.ImportFrom;
import dev.loopwarden.analysis.syntax.Statement.Match;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.TypeAlias;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonParserTest {
  private static final PythonParser PARSER = PythonParser.create();

  @Test
  void functionBeginsAtAsyncAndEndsWithItsLastStatement() {
    Module module = parse("@a\n@b(1)\nasync def f(x):\n    await x\n    # comment\n\n\ny = 1\n");
    FunctionDef function = (FunctionDef) module.body().getFirst();
    assertThat(function.async()).isTrue();
    assertThat(function.decorators()).hasSize(2);
    assertThat(text(module, function)).isEqualTo("async def f(x):\n    await x");
    assertThat(function.nameStart()).isEqualTo(module.file().text().indexOf("f("));
  }

  @Test
  void parenthesesHaveNoNode() {
    Module module = parse("x = ( # why\n (a.b) )\n");
    Assign assign = (Assign) module.body().getFirst();
    assertThat(text(module, assign.value())).isEqualTo("a.b");
    Module tuple = parse("(1, 2)");
    assertThat(text(tuple, value(tuple, 0))).isEqualTo("(1, 2)");
  }

  @Test
  void generatorAsOnlyArgumentHasNoParentheses() {
    Module module = parse("f( x for x in y if z )\ng((x for x in y), 1)\n");
    Argument only = call(module, 0).arguments().getFirst();
    assertThat(only.kind()).isEqualTo(Argument.Kind.POSITIONAL);
    assertThat(only.value()).isInstanceOf(Comprehension.class);
    assertThat(text(module, only.value())).isEqualTo("x for x in y if z");
    Argument first = call(module, 1).arguments().getFirst();
    assertThat(text(module, first.value())).isEqualTo("(x for x in y)");
  }

  @Test
  void parametersKnowTheirPlace() {
    Module module = parse("def f(a, /, b=1, *c, d: int = 2, **e): pass\nlambda x, *, y: x\n");
    FunctionDef function = (FunctionDef) module.body().getFirst();
    assertThat(function.parameters())
        .extracting(Parameter::name, Parameter::kind)
        .containsExactly(
            tuple("a", Parameter.Kind.POSITIONAL_ONLY),
            tuple("b", Parameter.Kind.NORMAL),
            tuple("c", Parameter.Kind.STAR),
            tuple("d", Parameter.Kind.KEYWORD_ONLY),
            tuple("e", Parameter.Kind.DOUBLE_STAR));
    Lambda lambda = (Lambda) value(module, 1);
    assertThat(lambda.parameters())
        .extracting(Parameter::kind)
        .containsExactly(Parameter.Kind.NORMAL, Parameter.Kind.KEYWORD_ONLY);
  }

  @Test
  void stringsKnowTheirContent() {
    Module module = parse("rb'''a'b'''\n'x' \"y\"\nf'{a}{b:{c}}' t\"{d!r}\"\nf'plain'\n");
    StringLiteral bytes = (StringLiteral) value(module, 0);
    assertThat(module.file().text(new Span(bytes.contentStart(), bytes.contentEnd())))
        .isEqualTo("a'b");
    StringLiteral joined = (StringLiteral) value(module, 1);
    assertThat(joined.contentStart()).isEqualTo(joined.contentEnd());
    InterpolatedString interpolated = (InterpolatedString) value(module, 2);
    assertThat(interpolated.interpolations())
        .extracting(found -> ((Name) found).name())
        .containsExactly("a", "b", "c", "d");
    assertThat(((InterpolatedString) value(module, 3)).interpolations()).isEmpty();
  }

  @Test
  void everyValueOfADictionaryWithoutKeyIsStarred() {
    DictDisplay display = (DictDisplay) value(parse("{'a': 1, **b, 'c': 2}"), 0);
    assertThat(display.keys()).hasSize(2);
    assertThat(display.values()).hasSize(3);
    assertThat(display.values().get(1)).isInstanceOf(Expression.Starred.class);
  }

  @Test
  void commentsAreCollectedWithoutTheirLineEnds() {
    Module module = parse("# one\r\nx = 1  # two \r\nf(  # three\r)\r# four");
    assertThat(module.comments())
        .extracting(span -> module.file().text(span))
        .containsExactly("# one", "# two ", "# three", "# four");
    assertThat(module.body()).hasSize(2);
    assertThat(module.errors()).isEmpty();
  }

  @Test
  void positionsAreInUtf16CodeUnits() {
    Module module = parse("s = '😀é'; über(变量)\n");
    Call call = call(module, 1);
    assertThat(text(module, call)).isEqualTo("über(变量)");
    assertThat(((Name) call.callee()).name()).isEqualTo("über");
  }

  @Test
  void namesAreNormalizedAsPythonDoes() {
    assertThat(((Name) value(parse("ﬁ"), 0)).name()).isEqualTo("fi");
  }

  @Test
  void softKeywordsAreNamesWhereTheyAreUsedAsSuch() {
    Module module =
        parse("print\nexec(x)\nmatch(x)\ntype(mock).attribute = 3\ntype.x = 1\ntype X = int\n");
    assertThat(module.errors()).isEmpty();
    assertThat(((Name) value(module, 0)).name()).isEqualTo("print");
    assertThat(module.body().get(3)).isInstanceOf(Assign.class);
    assertThat(module.body().get(4)).isInstanceOf(Assign.class);
    assertThat(module.body().get(5)).isInstanceOf(TypeAlias.class);
  }

  @Test
  void importsCountTheirDots() {
    ImportFrom star = (ImportFrom) parse("from .... a . b import *").body().getFirst();
    assertThat(star.level()).isEqualTo(4);
    assertThat(star.module()).isEqualTo("a.b");
    assertThat(star.star()).isTrue();
    ImportFrom future = (ImportFrom) parse("from __future__ import annotations").body().getFirst();
    assertThat(future.module()).isEqualTo("__future__");
  }

  @Test
  void patternsGiveTheNamesTheyBindAndTheValuesTheyCompareWith() {
    Module module =
        parse(
            """
            match x:
                case [a, *b, _, C.D] | {"k": e, **f} as g if g:
                    pass
                case Point(x=0, y=y): pass
            """);
    MatchCase first = ((Match) module.body().getFirst()).cases().getFirst();
    assertThat(first.captures()).extracting(Name::name).containsExactly("a", "b", "e", "f", "g");
    assertThat(first.values()).extracting(v -> text(module, v)).containsExactly("C.D", "\"k\"");
    assertThat(first.guard()).isNotNull();
    MatchCase second = ((Match) module.body().getFirst()).cases().getLast();
    assertThat(second.captures()).extracting(Name::name).containsExactly("y");
    assertThat(second.values()).extracting(v -> text(module, v)).containsExactly("Point", "0");
  }

  @Test
  void syntaxOfPython312To314IsRead() throws IOException {
    Module module = parse(resource("modern.py"));
    assertThat(module.errors()).isEmpty();
    TreeCheck.check(module);
    FunctionDef defaults = (FunctionDef) module.body().get(1);
    assertThat(defaults.parameters()).hasSize(1);
    ClassDef generic = (ClassDef) module.body().get(2);
    assertThat(((Subscript) generic.arguments().getFirst().value()).indices()).hasSize(1);
    Try legacy =
        (Try) module.body().stream().filter(Try.class::isInstance).findFirst().orElseThrow();
    assertThat(legacy.handlers().getFirst().type()).isInstanceOf(TupleDisplay.class);
    assertThat(legacy.handlers().getFirst().name()).isNull();
  }

  @Test
  void everyKindOfNodeIsReadWithoutError() throws IOException {
    Module module = parse(resource("everything.py"));
    assertThat(module.errors()).isEmpty();
    TreeCheck.check(module);
    List<Class<?>> kinds = new ArrayList<>();
    collect(module, kinds);
    assertThat(kinds)
        .containsAll(
            Stream.of(Expression.class, Statement.class, Part.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .filter(kind -> !kind.getSimpleName().startsWith("Error"))
                .filter(kind -> kind != TypeAlias.class)
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment", "\ufeff", "\f\n", "   ", "\\\n", "\0"})
  void almostNothingIsReadToo(String text) {
    Module module = parse(text);
    TreeCheck.check(module);
    assertThat(module.end()).isEqualTo(text.length());
  }

  private static void collect(Node node, List<Class<?>> kinds) {
    kinds.add(node.getClass());
    node.children(child -> collect(child, kinds));
  }

  private static Module parse(String text) {
    return PARSER.parse(SourceFile.of("a.py", text));
  }

  private static Expression value(Module module, int statement) {
    return ((ExpressionStatement) module.body().get(statement)).value();
  }

  private static Call call(Module module, int statement) {
    return (Call) value(module, statement);
  }

  private static String text(Module module, Node node) {
    return module.file().text(node.span());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PythonParserTest.class.getResourceAsStream("/syntax/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
