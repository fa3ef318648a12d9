package dev.loopwarden.analysis.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.extract.Extractor;
import dev.loopwarden.analysis.facts.FunctionFact.Kind;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class FactsCodecTest {
  private static final PythonParser PARSER = PythonParser.create();
  private static final ValueTable NO_VALUES = new ValueTable();

  private static final Finding FINDING =
      new Finding(
          new RuleId("blocking-sleep"),
          Severity.WARNING,
          "",
          new Span(7, 9),
          "Api.get",
          "It sleeps",
          List.of(new ChainStep("", new Span(1, 2), "a() calls b()")),
          List.of(new ChainStep("", new Span(100_000, 200_000), "ждёт \ud800 and é")),
          "time.sleep");

  @Test
  void factsOfRealFilesComeBack() throws IOException {
    List<Path> files = pythonFiles();
    assertThat(files).hasSizeGreaterThan(50);
    for (Path file : files) {
      FileFacts facts = facts(Files.readString(file));
      byte[] bytes = FactsCodec.encode(facts);
      FileFacts decoded = FactsCodec.decode(bytes);
      assertThat(withoutValues(decoded)).as("%s", file).isEqualTo(withoutValues(facts));
      assertThat(values(decoded.values())).as("%s", file).isEqualTo(values(facts.values()));
      assertThat(FactsCodec.encode(decoded)).as("%s", file).isEqualTo(bytes);
    }
  }

  @Test
  void factsAreSmallerThanTheFile() throws IOException {
    long read = 0;
    long written = 0;
    for (Path file : pythonFiles()) {
      String text = Files.readString(file);
      read += text.length();
      written += FactsCodec.encode(facts(text)).length;
    }
    assertThat(written).isLessThan(read);
  }

  @Test
  void aDecodedTableKnowsItsValues() {
    ValueTable values = FactsCodec.decode(FactsCodec.encode(facts("import time\n"))).values();
    int size = values.size();
    assertThat(values.imported("time")).isLessThan(size);
    assertThat(values.add(values.get(ValueTable.UNKNOWN))).isEqualTo(ValueTable.UNKNOWN);
    assertThat(values.imported("asyncio")).isEqualTo(size);
  }

  @Test
  void anythingCutOffIsCorrupt() {
    byte[] bytes = sample();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertCorrupt(cut);
      assertThatThrownBy(() -> FactsCodec.decode(sealed(cut)))
          .isInstanceOf(CorruptFactsException.class);
    }
  }

  @Test
  void aChangedByteIsCorrupt() {
    byte[] bytes = sample();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x40;
      assertCorrupt(changed);
    }
  }

  /** Whoever can compute the checksum gets facts or the one exception. */
  @Test
  void hostileBytesAreFactsOrCorrupt() {
    Random random = new Random(7);
    byte[] bytes = sample();
    int corrupt = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = bytes.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        changed[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
      }
      try {
        FactsCodec.encode(FactsCodec.decode(sealed(changed)));
      } catch (CorruptFactsException e) {
        corrupt++;
      }
    }
    assertThat(corrupt).isGreaterThan(5_000);
  }

  @Test
  void anotherFormatIsNotRead() {
    byte[] bytes = sample();
    bytes[0]++;
    assertThatExceptionOfType(CorruptFactsException.class)
        .isThrownBy(() -> FactsCodec.decode(bytes))
        .withMessageContaining("format");
  }

  @Test
  void aCountIsHeldAgainstWhatIsLeft() {
    byte[] huge = {FactsCodec.FORMAT, 0, 0, 0, 0, -1, -1, -1, -1, 7};
    assertThatExceptionOfType(CorruptFactsException.class)
        .isThrownBy(() -> FactsCodec.decode(sealed(huge)))
        .withMessageContaining("more is announced");
  }

  @Test
  void equalFactsHaveEqualBytes() {
    Map<String, Integer> names =
        IntStream.range(0, 50).boxed().collect(Collectors.toMap(i -> "name" + i, _ -> 0));
    assertThat(FactsCodec.encode(withVariables(names)))
        .isEqualTo(FactsCodec.encode(withVariables(Map.copyOf(names))));
  }

  private static void assertCorrupt(byte[] bytes) {
    assertThatThrownBy(() -> FactsCodec.decode(bytes)).isInstanceOf(CorruptFactsException.class);
  }

  private static byte[] sample() {
    return FactsCodec.encode(
        facts(
            """
            import asyncio, time
            from .store import *

            class Api(Base):
                total = 0

                async def get(self, key: str, *rest):
                    self.total += await self.load(key)  # loopwarden: ignore[lost-update] ok
                    time.sleep(1)  # noqa: ASYNC251
                    await asyncio.gather(*[f(x) for x in rest], return_exceptions=True)
                    return lambda: ключ
            """));
  }

  /** The bytes with the checksum that belongs to them. */
  private static byte[] sealed(byte[] bytes) {
    byte[] sealed = bytes.clone();
    if (sealed.length >= 5) {
      CRC32C checksum = new CRC32C();
      checksum.update(sealed, 5, sealed.length - 5);
      for (int i = 0; i < 4; i++) {
        sealed[1 + i] = (byte) (checksum.getValue() >>> (8 * i));
      }
    }
    return sealed;
  }

  private static FileFacts facts(String text) {
    ModuleModel model = ModuleModel.of(PARSER.parse(SourceFile.of("app/file.py", text)));
    return Extractor.extract(model, List.of(FINDING));
  }

  private static FileFacts withVariables(Map<String, Integer> variables) {
    FunctionFact module =
        new FunctionFact(
            -1,
            -1,
            Kind.MODULE,
            "",
            "",
            false,
            false,
            false,
            new Span(0, 0),
            List.of(),
            0,
            0,
            List.of(),
            List.of());
    return new FileFacts(
        new ValueTable(),
        List.of(module),
        List.of(),
        variables,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  private static FileFacts withoutValues(FileFacts facts) {
    return new FileFacts(
        NO_VALUES,
        facts.functions(),
        facts.classes(),
        facts.variables(),
        facts.starImports(),
        facts.imports(),
        facts.sites(),
        facts.races(),
        facts.catches(),
        facts.holds(),
        facts.ignores(),
        facts.findings(),
        facts.errors(),
        facts.asynchronous());
  }

  private static List<Value> values(ValueTable table) {
    return IntStream.range(0, table.size()).mapToObj(table::get).toList();
  }

  private static List<Path> pythonFiles() throws IOException {
    try (Stream<Path> main = Files.walk(Path.of("src/main/resources"));
        Stream<Path> test = Files.walk(Path.of("src/test/resources"))) {
      return Stream.concat(main, test)
          .filter(path -> path.toString().endsWith(".py"))
          .sorted()
          .toList();
    }
  }
}
