package dev.loopwarden.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefinitionTest {

  @Test
  void functionsAroundALineAreFoundInnermostFirst() {
    String code =
        """
        class Api:
            @route("/")
            @cached
            async def get(self):
                def before():
                    pass
                def inner(
                    a: int,
                    b=1,
                ):  # why
                    if a:
                        work()
        """;

    assertThat(around(code, 12)).containsExactly(new Definition(7, 7, 10), new Definition(2, 4, 4));
  }

  @Test
  void atModuleLevelThereIsNone() {
    assertThat(around("def f():\n    pass\n\nwork()\n", 4)).isEmpty();
    assertThat(around("def f():\n    pass\n\nif x:\n    work()\n", 5)).isEmpty();
  }

  @Test
  void aHeadWithoutAColonIsItsFirstLine() {
    assertThat(around("async def f(\n    a\n    work()\n", 3))
        .containsExactly(new Definition(1, 1, 1));
  }

  @Test
  void theLinesOfANotebookAreStrings() {
    String cell =
        """
           "source": [
            "@cached\\n",
            "async def f():\\n",
            "    work()\\n"
           ]
        """;

    assertThat(around(cell, 4)).containsExactly(new Definition(2, 3, 3));
  }

  private static List<Definition> around(String code, int line) {
    return Definition.around(SourceFile.of("x.py", code), line);
  }
}
