package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Links;
import dev.loopwarden.handbook.Page;
import java.util.List;
import java.util.Optional;

/**
 * The rules as a report needs them.
 *
 * @param rules all of the catalogue
 * @param handbook their pages
 * @param links where the pages stand on the web
 */
public record RuleBook(List<RuleInfo> rules, Handbook handbook, Links links) {

  public RuleBook {
    rules = List.copyOf(rules);
  }

  /** The rule of this name. */
  public Optional<RuleInfo> find(RuleId id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The rule of this name; a nameless one of the engine itself when the catalogue lacks it. */
  public RuleInfo info(RuleId id) {
    return find(id)
        .orElseGet(() -> RuleInfo.of(id.value(), Category.SUPPRESSION, Severity.NOTE, title(id)));
  }

  /** The rule's page. */
  public Optional<Page> page(RuleInfo rule) {
    return handbook.page(rule);
  }

  boolean mayFix(RuleId id) {
    return info(id).fix() != FixKind.NONE;
  }

  private static String title(RuleId id) {
    String words = id.value().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
