package dev.loopwarden.analysis.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.syntax.ParseOutcome.OverBudget;
import dev.loopwarden.analysis.syntax.ParseOutcome.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RobustnessTest {

  /** {@code -Dmutations=1000000 -Dmutations.first=1} for more of them, or others. */
  @Test
  void damagedTextsNeverEndTheProcess() throws IOException, InterruptedException {
    String first = System.getProperty("mutations.first", "1");
    String count = System.getProperty("mutations", "20000");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                classPath,
                MutationRun.class.getName(),
                first,
                count)
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String end = output.substring(Math.max(0, output.length() - 2_000));
    assertThat(process.waitFor()).as(end).isZero();
    assertThat(end).endsWith("done");
  }

  @Test
  void manyThreadsShareAParser() throws InterruptedException, ExecutionException {
    PythonParser parser = PythonParser.create();
    String text = "async def f(x):\n    return await g(x, *y, z=[a for a in b])\n".repeat(50);
    Module alone = parser.parse(SourceFile.of("a.py", text));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Callable<Module> task = () -> parser.parse(SourceFile.of("a.py", text));
      List<Future<Module>> all =
          IntStream.range(0, 200).mapToObj(i -> threads.submit(task)).toList();
      for (Future<Module> one : all) {
        assertThat(one.get().body()).isEqualTo(alone.body());
      }
    }
  }

  @Test
  void budgetCountsCharactersAndNodes() {
    PythonParser parser = PythonParser.create();
    SourceFile file = SourceFile.of("a.py", "x = [1, 2, 3, 4, 5, 6, 7, 8]\n");
    assertThat(parser.parse(file, ParseBudget.DEFAULT)).isInstanceOf(Parsed.class);
    assertThat(parser.parse(file, new ParseBudget(10, 1_000)))
        .isEqualTo(new OverBudget("the file has more than 10 characters"));
    assertThat(parser.parse(file, new ParseBudget(1_000, 10)))
        .isEqualTo(new OverBudget("the file takes more than 10 syntax nodes, or is hardly Python"));
    assertThat(parser.parse(file, ParseBudget.NONE)).isInstanceOf(Parsed.class);
  }

  @Test
  void largeTextsAreParsedWithinBounds() {
    PythonParser parser = PythonParser.create();
    String text = "async def f(x):\n    return await g(x, 'é', z=[a for a in b])\n";
    Module module = parser.parse(SourceFile.of("a.py", text.repeat(4_000)));
    assertThat(module.errors()).isEmpty();
    assertThat(module.body()).hasSize(4_000);
    String hostile = "+ \"[async [c\nmatch x\ncase f'{{ (:= lambda ".repeat(3_000);
    TreeCheck.check(parser.parse(SourceFile.of("a.py", hostile)));
    assertThat(parser.parse(SourceFile.of("a.py", "x = 1")).errors()).isEmpty();
  }

  @Test
  void librariesMayLieInAFolder() {
    assertThat(PythonParser.create("/nowhere/at/all").natives()).contains("in the jar");
    assertThat(PythonParser.create().natives()).contains("tree-sitter");
  }
}
