package dev.loopwarden.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import org.junit.jupiter.api.Test;

/** How a page is read. */
final class HandbookTest {
  private static final RuleInfo RULE =
      RuleInfo.of("sample-rule", Category.TASKS, Severity.WARNING, "A sample");

  private static Page page(String text) {
    return PageParser.parse(
        RULE,
        text,
        name ->
            name.equals("bad.py")
                ? "def f():\n    go()  # expect[sample-rule]: lost\n#   ^^^^\n    no()  # miss[x]\n"
                : null);
  }

  @Test
  void readsFrontMatterAndSections() {
    Page page =
        page(
            """
            ---
            id: sample-rule
            since: 1.0
            references:
              - https://example.org/a
              - https://example.org/b
            aliases: [old-name, older-name]
            ---

            ## Best practice

            Keep it.

            ```python
            ## not a heading
            ```

            ## Example

            {{bad.py}}
            """);
    assertThat(page.since()).isEqualTo("1.0");
    assertThat(page.references()).hasSize(2);
    assertThat(page.aliases()).containsExactly("old-name", "older-name");
    assertThat(page.sections().stream().map(Section::anchor))
        .containsExactly("best-practice", "example");
    assertThat(page.section("best-practice").orElseThrow().markdown())
        .isEqualTo("Keep it.\n\n```python\n## not a heading\n```");
  }

  @Test
  void examplesLoseTheMarkersOfTests() {
    assertThat(page("## Example\n\n{{bad.py}}\n").sections().getFirst().markdown())
        .isEqualTo("```python\ndef f():\n    go()  # <-- reported\n    no()\n```");
    assertThat(page("## Solution\n\n{{good.py}}\n").sections().getFirst().markdown())
        .isEqualTo("(good.py is missing)");
  }

  @Test
  void factsComeFromTheRule() {
    Page page = page("---\nsince: 1.0\n---\n## Solution\nDo.\n");
    assertThat(page.markdown())
        .startsWith("# A sample (`sample-rule`)\n\nTask management. Level: warning, no automatic")
        .contains("\n## Solution\n\nDo.\n");
  }

  @Test
  void linksNameTheSections() {
    Links links = new Links("https://example.org/rules/");
    assertThat(links.solution(RULE))
        .isEqualTo("https://example.org/rules/tasks/sample-rule#solution");
    assertThat(Links.standard().bestPractice(RULE))
        .isEqualTo("https://loopwarden.dev/rules/tasks/sample-rule#best-practice");
  }
}
