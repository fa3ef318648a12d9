package dev.loopwarden.handbook;

import dev.loopwarden.analysis.rule.RuleInfo;

/**
 * Where the rules' pages stand on the web.
 *
 * @param base address of the folder that holds the categories, without a slash at its end
 */
public record Links(String base) {
  private static final String DEFAULT_BASE = "https://loopwarden.dev/rules";

  public Links {
    if (base.endsWith("/")) {
      base = base.substring(0, base.length() - 1);
    }
  }

  /** Loopwarden's own site. */
  public static Links standard() {
    return new Links(DEFAULT_BASE);
  }

  /** The rule's page. */
  public String page(RuleInfo rule) {
    return base + "/" + rule.category().folder() + "/" + rule.id();
  }

  /** How to repair it. */
  public String solution(RuleInfo rule) {
    return page(rule) + "#solution";
  }

  /** How to keep clear of it. */
  public String bestPractice(RuleInfo rule) {
    return page(rule) + "#best-practice";
  }

  /** How to see it happen. */
  public String diagnose(RuleInfo rule) {
    return page(rule) + "#diagnose";
  }
}
