package dev.loopwarden.handbook;

import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.List;
import java.util.Optional;

/**
 * A rule's page. Title, level and category come from the rule, the prose from its file.
 *
 * @param rule the rule it describes
 * @param since the first release that has the rule
 * @param aliases older names of the rule
 * @param references where the facts come from
 * @param sections in reading order
 */
public record Page(
    RuleInfo rule,
    String since,
    List<String> aliases,
    List<String> references,
    List<Section> sections) {

  public Page {
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
    sections = List.copyOf(sections);
  }

  /** The section that links name so. */
  public Optional<Section> section(String anchor) {
    return sections.stream().filter(section -> section.anchor().equals(anchor)).findFirst();
  }

  /** The whole page as Markdown, with a title and a line of facts. */
  public String markdown() {
    StringBuilder text = new StringBuilder(4096);
    text.append("# ").append(rule.title()).append(" (`").append(rule.id()).append("`)\n\n");
    text.append(facts()).append('\n');
    for (Section section : sections) {
      text.append("\n## ").append(section.heading()).append("\n\n");
      text.append(section.markdown()).append('\n');
    }
    return text.toString();
  }

  /** Category, level and kind of fix in one sentence. */
  public String facts() {
    String fix =
        switch (rule.fix()) {
          case NONE -> "no automatic fix";
          case SAFE -> "safe fix";
          case NEEDS_REVIEW -> "fix that needs a review";
        };
    String state = rule.preview() ? ", in preview" : "";
    return "%s. Level: %s, %s%s. Since %s."
        .formatted(rule.category().title(), rule.severity().label(), fix, state, since);
  }
}
