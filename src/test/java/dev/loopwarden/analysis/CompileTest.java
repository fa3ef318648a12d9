package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.Python.Run;
import dev.loopwarden.analysis.source.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** CPython compiles every fixture: our parser forgives what a typing error in one would break. */
class CompileTest {
  /** A notebook whose name says so holds a broken cell on purpose. */
  private static final String BROKEN = "syntax_error";

  private static final String SCRIPT =
      """
      import ast, json, sys, warnings

      warnings.simplefilter("ignore")

      def compile_file(path):
          with open(path, "rb") as file:
              compile(file.read(), path, "exec", dont_inherit=True)

      def compile_notebook(path):
          with open(path, encoding="utf-8") as file:
              cells = json.load(file)["cells"]
          for cell in cells:
              lines = "".join(cell["source"]).splitlines()
              foreign = lines and lines[0].startswith("%%") and lines[0] != "%%time"
              if cell["cell_type"] == "code" and not foreign:
                  python = [line for line in lines if line[:1] not in ("%", "!") and "= !" not in line]
                  flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
                  compile("\\n".join(python), path, "exec", flags, dont_inherit=True)

      for path in sys.stdin.read().splitlines():
          try:
              (compile_notebook if path.endswith(".ipynb") else compile_file)(path)
          except (SyntaxError, ValueError) as error:
              print(f"{path}: {error}")
      """;

  @Test
  void everyFixtureCompiles(TestReporter reporter) {
    Map<Boolean, List<Path>> byVersion =
        Fixture.pythonFiles()
            .filter(file -> !file.getFileName().toString().startsWith(BROKEN))
            .collect(Collectors.partitioningBy(CompileTest::isTooNew));
    byVersion
        .get(true)
        .forEach(file -> reporter.publishEntry("needs a newer Python", file.toString()));

    String files =
        byVersion.get(false).stream().map(Path::toString).collect(Collectors.joining("\n"));
    Run run = Python.run(Path.of("."), List.of("-c", SCRIPT), files);
    assertThat(run.output()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  private static boolean isTooNew(Path file) {
    return Fixture.header(Fixture.text(file), "python")
        .filter(version -> version.compareTo(new PythonVersion(3, Python.minorVersion())) > 0)
        .isPresent();
  }
}
