package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule is called and how it stands among the others; its page holds the prose.
 *
 * @param id its name
 * @param category its family
 * @param severity the level of a typical finding, which a single finding may fall below
 * @param title the defect in a few words
 * @param fix the best kind of fix it can offer
 * @param preview whether it is off unless asked for
 * @param supersedes rules that stay silent where this one reports the same code
 * @param waivers codes in other tools' ignore comments that mean the same, such as {@code RUF006}
 */
public record RuleInfo(
    RuleId id,
    Category category,
    Severity severity,
    String title,
    FixKind fix,
    boolean preview,
    List<RuleId> supersedes,
    List<String> waivers) {

  /** The best kind of fix a rule can offer. */
  public enum FixKind {
    /** It never offers one. */
    NONE,
    /** One that may be applied without a look. */
    SAFE,
    /** Only ones that a person looks at first. */
    NEEDS_REVIEW
  }

  public RuleInfo {
    supersedes = List.copyOf(supersedes);
    waivers = List.copyOf(waivers);
  }

  /** A stable rule without a fix. */
  public static RuleInfo of(String id, Category category, Severity severity, String title) {
    return new RuleInfo(
        new RuleId(id), category, severity, title, FixKind.NONE, false, List.of(), List.of());
  }

  /** The same with a kind of fix. */
  public RuleInfo fix(FixKind kind) {
    return new RuleInfo(id, category, severity, title, kind, preview, supersedes, waivers);
  }

  /** The same, off unless asked for. */
  public RuleInfo inPreview() {
    return new RuleInfo(id, category, severity, title, fix, true, supersedes, waivers);
  }

  /** The same, silencing others that report the same code. */
  public RuleInfo supersedes(String... ids) {
    List<RuleId> all = Stream.of(ids).map(RuleId::new).toList();
    return new RuleInfo(id, category, severity, title, fix, preview, all, waivers);
  }

  /** The same, honouring codes of other tools' ignore comments. */
  public RuleInfo waivers(String... codes) {
    return new RuleInfo(id, category, severity, title, fix, preview, supersedes, List.of(codes));
  }
}
