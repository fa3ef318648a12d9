package dev.loopwarden.analysis.knowledge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  private static final Set<String> TAGS = Set.of("needs-close", "offloads");

  @Test
  void readsEveryWordOfALine() {
    Entry entry =
        entry(
            "def lib.get -> str +offloads work=1:target blocks=http level=low async=\"await it\""
                + " unless=0:block:False,timeout:0 since=3.9 deprecated=3.12 removed=3.14 # why");

    assertThat(entry.kind()).isEqualTo(Entry.Kind.FUNCTION);
    assertThat(entry.name()).isEqualTo("lib.get");
    assertThat(entry.type()).isEqualTo("builtins.str");
    assertThat(entry.is("offloads")).isTrue();
    assertThat(entry.is("needs-close")).isFalse();
    assertThat(entry.is(Entry.NON_BLOCKING_ARGS)).isTrue();
    assertThat(entry.work()).isEqualTo(new Work(1, "target"));
    assertThat(entry.blocks()).isEqualTo(new Blocks(Effect.HTTP, Level.LOW, "await it"));
    assertThat(entry.unless())
        .containsExactly(
            new NonBlockingWhen(0, "block", "False"),
            new NonBlockingWhen(Work.KEYWORD_ONLY, "timeout", "0"));
    assertThat(entry.versions()).isEqualTo(new Versions("3.9", "3.12", "3.14"));
  }

  @Test
  void readsClassesWithBasesAndProtocols() {
    Entry entry =
        entry(
            "class lib.Client (lib.Base, lib.Other) context async-context iterable async-iterable"
                + " awaitable enter=Self aenter=lib.A item=int aitem=lib.B awaits=lib.C");

    assertThat(entry.bases()).containsExactly("lib.Base", "lib.Other");
    assertThat(entry.protocols()).containsExactlyInAnyOrder(Protocol.values());
    assertThat(entry.enter()).isEqualTo("Self");
    assertThat(entry.aenter()).isEqualTo("lib.A");
    assertThat(entry.item()).isEqualTo("builtins.int");
    assertThat(entry.aitem()).isEqualTo("lib.B");
    assertThat(entry.awaits()).isEqualTo("lib.C");
  }

  @Test
  void effectsHaveUsualLevelsAndReplacements() {
    assertThat(entry("def lib.nap blocks=sleep").blocks())
        .isEqualTo(new Blocks(Effect.SLEEP, Level.HIGH, "await asyncio.sleep(...)"));
  }

  @Test
  void workMayBePassedByNameOnly() {
    assertThat(entry("def lib.a work=key").work()).isEqualTo(new Work(Work.KEYWORD_ONLY, "key"));
    assertThat(entry("def lib.b work=2").work()).isEqualTo(new Work(2, null));
  }

  @Test
  void namesWithALeadingDotBelongToTheClassBefore() {
    Pack pack =
        parse("class lib.A\nasync .go -> None\nclass lib.B\nasyncgen .walk\nvalue .x -> int");

    assertThat(pack.entries())
        .containsOnlyKeys("lib.A", "lib.A.go", "lib.B", "lib.B.walk", "lib.B.x");
  }

  @Test
  void protocolWordsOfACallableDescribeItsResult() {
    Pack pack = parse("class lib.Pool\ndef .acquire -> lib.Base async-context aenter=Self");

    Entry acquire = requireNonNull(pack.entries().get("lib.Pool.acquire"));
    assertThat(acquire.type()).isEqualTo("lib.Pool.acquire()");
    assertThat(acquire.protocols()).isEmpty();
    Entry result = requireNonNull(pack.entries().get("lib.Pool.acquire()"));
    assertThat(result.bases()).containsExactly("lib.Base");
    assertThat(result.aenter()).isEqualTo("lib.Pool");
  }

  @Test
  void emptyLinesAndCommentsSayNothing() {
    Pack pack = parse("\n  # nothing\r\n\nalias lib.b = lib.a # another name\r\n");

    assertThat(pack.entries()).isEmpty();
    assertThat(pack.aliases()).containsOnlyKeys("lib.b").containsValue("lib.a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          asyn lib.f                  | expected class, async, asyncgen, def, value or alias, but found 'asyn'
          def                         | expected a dotted name, but found the end of the line
          def f                       | expected a dotted name, but found 'f'
          def .f                      | '.f' belongs to a class, but none stands before it
          def lib.f ->                | expected a dotted name, but found the end of the line
          def lib.f -> string         | expected a dotted name, but found 'string'
          def lib.f +needs-cloes      | '+needs-cloes' is none of the known tags
          def lib.f blocks=htpp       | expected one of sleep, file, subprocess, network, wait, input, cpu, database, http, sdk, but found 'htpp'
          def lib.f blocks=http level=huge | expected one of low, medium, high, but found 'huge'
          def lib.f level=low         | expected blocks= beside level= or async=
          def lib.f blocks=http async=x | expected a text in quotes after async=, but found x
          def lib.f work=first-one    | `expected the position of an argument, 0 to 9, or a parameter's name, but found 'first-one'`
          def lib.f work=12           | expected the position of an argument, 0 to 9, but found '12'
          def lib.f unless=block      | expected parameter:value or position:parameter:value, but found block
          def lib.f since=2           | expected a release of Python such as 3.11, but found '2'
          def lib.f aenter=lib.A      | expected a protocol (context, async-context, iterable, async-iterable or awaitable) beside what it gives
          def lib.f asynccontext      | expected context, async-context, iterable, async-iterable or awaitable, a +tag or key=value, but found 'asynccontext'
          def lib.f color=red         | expected enter, aenter, item, aitem, awaits, work, blocks, level, async, unless, since, deprecated or removed before '=', but found 'color'
          class lib.A (lib.B          | expected ')' after the base classes
          alias lib.a lib.b           | expected '=' after the alias, but found 'lib.b'
          alias lib.a =               | expected a name after '=', but found the end of the line
          alias lib.a = lib.b lib.c   | expected the end of the line, but found 'lib.c'
          """)
  void wrongLinesSayWhatWasExpected(String line, String message) {
    KnowledgeException error =
        catchThrowableOfType(KnowledgeException.class, () -> parse("# first\n" + line));

    assertThat(error).hasMessage("own.txt:2: " + message);
    assertThat(error.file()).isEqualTo("own.txt");
    assertThat(error.line()).isEqualTo(2);
  }

  @Test
  void aNameIsDescribedOnce() {
    assertThat(catchThrowableOfType(KnowledgeException.class, () -> parse("def a.b\nasync a.b")))
        .hasMessage("own.txt:2: 'a.b' is described twice");
    assertThat(
            catchThrowableOfType(KnowledgeException.class, () -> parse("def a.b\nalias a.b = a.c")))
        .hasMessage("own.txt:2: 'a.b' is described twice");
  }

  private static Entry entry(String line) {
    return List.copyOf(parse(line).entries().values()).getFirst();
  }

  private static Pack parse(String text) {
    return Parser.parse(new KnowledgeText("own.txt", text), TAGS);
  }
}
