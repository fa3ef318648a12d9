package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.diff.LineSet;
import dev.loopwarden.review.Anchor;
import dev.loopwarden.review.Introduced;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes comments on findings, as Markdown for a code host. Not thread-safe. */
public final class FindingComment {
  private static final int MOST_SENTENCE = 600;
  private static final int MOST_SENTENCES = 3;
  private static final int MOST_TITLE = 200;
  private static final int MOST_PATH = 120;
  private static final int MOST_STEPS = 12;

  /** What all the steps of one comment may take: paths can be thousands of characters long. */
  private static final int ROOM_FOR_STEPS = 25_000;

  private static final int MOST_FIX_LINES = 20;
  private static final int CODE_WIDTH = 160;

  private final RuleBook rules;
  private final LineLinks links;
  private final Analysis analysis;
  private final Map<Finding, Optional<Fix>> fixes = new IdentityHashMap<>();

  /**
   * A comment as it can be posted.
   *
   * @param body Markdown
   * @param substance the same without line numbers and commits, which change with every push
   * @param first the first line it stands on; 0 for none
   * @param last the last line it stands on; 0 for none
   */
  public record Text(String body, String substance, int first, int last) {}

  /** Whether fixes may be offered for a click. */
  public enum Suggestions {
    /** Where a click can apply them. */
    OFFERED,
    /** The comment stands where the code is no more, or no more alone. */
    WITHHELD
  }

  /** Comments on findings of an analysis. */
  public FindingComment(RuleBook rules, LineLinks links, Analysis analysis) {
    this.rules = rules;
    this.links = links;
    this.analysis = analysis;
  }

  /**
   * The comment on findings of one rule at one anchor.
   *
   * @param together at least one; the first one speaks
   * @param shown the lines of the anchor's file that the diff shows
   */
  public Text of(List<Introduced> together, LineSet shown, Suggestions suggestions) {
    Introduced lead = together.getFirst();
    Optional<Fix> fix =
        together.size() == 1 && rules.mayFix(lead.finding().rule())
            ? fixes.computeIfAbsent(lead.finding(), analysis::fix)
            : Optional.empty();
    Optional<Suggestion> suggestion =
        suggestions == Suggestions.OFFERED && lead.anchor().hasLine()
            ? fix.filter(found -> found.path().equals(lead.anchor().path()))
                .flatMap(found -> suggestion(found, lead.anchor(), shown))
            : Optional.empty();
    int line = lead.anchor().line();
    return new Text(
        body(together, fix, suggestion, true),
        body(together, fix, suggestion, false),
        suggestion.map(Suggestion::first).orElse(line),
        suggestion.map(Suggestion::last).orElse(line));
  }

  private Optional<Suggestion> suggestion(Fix fix, Anchor anchor, LineSet shown) {
    return Suggestion.of(analysis.source(fix.path()), fix, anchor.line(), shown);
  }

  private String body(
      List<Introduced> together,
      Optional<Fix> fix,
      Optional<Suggestion> suggestion,
      boolean exact) {
    Introduced lead = together.getFirst();
    StringBuilder body = new StringBuilder(1024);
    List<String> sentences =
        together.stream().map(one -> sentence(one.finding())).distinct().toList();
    sentences.stream().limit(MOST_SENTENCES).forEach(one -> body.append(one).append("\n\n"));
    int more = sentences.size() - MOST_SENTENCES;
    body.append(more > 0 ? "And " + more + " more of this rule here.\n\n" : "");
    String steps = steps(together, exact);
    body.append(steps).append(steps.isEmpty() ? "" : "\n");
    fix.ifPresent(found -> body.append(fix(found, suggestion, exact)).append('\n'));
    return body.append(closing(lead)).toString();
  }

  /** What happens, in one sentence. */
  public static String sentence(Finding finding) {
    String sentence = Markdown.prose(Markdown.shortened(finding.message(), MOST_SENTENCE));
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** Why: the way to the cause, and other places that explain it; each place once. */
  private String steps(List<Introduced> together, boolean exact) {
    Set<String> items = new LinkedHashSet<>();
    for (Introduced one : together) {
      Finding finding = one.finding();
      if (!namesItsPlace(one)) {
        String where =
            finding.symbol().isEmpty() ? "" : " in " + Markdown.span(symbol(finding), 80);
        items.add(place(finding.path(), one.place().line(), exact) + ": here" + where);
      }
      List<ChainStep> chain = isSaidAlready(one) ? List.of() : finding.chain();
      chain.forEach(step -> items.add(item(step, exact)));
      finding.related().forEach(step -> items.add(item(step, exact)));
    }
    return listed(items);
  }

  private String item(ChainStep step, boolean exact) {
    int line = analysis.source(step.path()).lines().line(step.span().start());
    String text = Markdown.prose(Markdown.shortened(step.text(), MOST_SENTENCE));
    return place(step.path(), line, exact) + ": " + text;
  }

  private static String listed(Set<String> items) {
    StringBuilder text = new StringBuilder();
    int told = 0;
    for (String item : items) {
      if (told == MOST_STEPS || text.length() + item.length() > ROOM_FOR_STEPS) {
        text.append("- and ").append(items.size() - told).append(" more\n");
        break;
      }
      text.append("- ").append(item).append('\n');
      told++;
    }
    return text.toString();
  }

  private static String symbol(Finding finding) {
    return finding.symbol() + "()";
  }

  /** Whether the reader of the comment learns where the finding is without being told. */
  private static boolean namesItsPlace(Introduced lead) {
    Finding finding = lead.finding();
    boolean chained =
        !finding.chain().isEmpty()
            && finding.chain().getFirst().path().equals(finding.path())
            && finding.chain().getFirst().span().start() == finding.span().start();
    return chained || lead.anchor().kind() == Anchor.Kind.FINDING;
  }

  /** A chain of one call that the comment stands on says what the sentence says. */
  private static boolean isSaidAlready(Introduced lead) {
    Finding finding = lead.finding();
    return finding.chain().size() == 1
        && lead.anchor().kind() == Anchor.Kind.FINDING
        && finding.chain().getFirst().span().equals(finding.span());
  }

  private String place(String path, int line, boolean exact) {
    if (!exact) {
      return path;
    }
    return place(links, path, line);
  }

  /** A place as a link. */
  public static String place(LineLinks links, String path, int line) {
    return "[%s](%s)".formatted(shownPath(path + ":" + line), links.line(path, line));
  }

  /** A path as text. */
  public static String shownPath(String path) {
    return Markdown.text(end(path));
  }

  /** The end of a long path says most. */
  private static String end(String path) {
    int surplus = path.length() - MOST_PATH;
    if (surplus <= 0) {
      return path;
    }
    int from = Character.isLowSurrogate(path.charAt(surplus)) ? surplus + 1 : surplus;
    return "\u2026" + path.substring(from);
  }

  private String fix(Fix fix, Optional<Suggestion> suggestion, boolean exact) {
    String look = fix.safety() == Fix.Safety.SAFE ? "Fix: " : "Fix (look before you apply it): ";
    String title = look + Markdown.prose(Markdown.shortened(fix.title(), MOST_TITLE)) + "\n\n";
    if (suggestion.isPresent()) {
      return title + suggestion.get().markdown();
    }
    SourceFile source = analysis.source(fix.path());
    StringBuilder lines = new StringBuilder();
    int shown = 0;
    for (FixPreview preview : FixPreview.of(source, fix)) {
      shown += preview.removed().size() + preview.added().size();
      if (shown > MOST_FIX_LINES) {
        lines.append("and more lines\n");
        break;
      }
      String at = exact ? " line " + preview.line() : "";
      lines.append("@@ ").append(Glyphs.tame(end(fix.path()))).append(at).append(" @@\n");
      preview
          .removed()
          .forEach(l -> lines.append('-').append(Excerpt.plain(l, CODE_WIDTH)).append('\n'));
      preview
          .added()
          .forEach(l -> lines.append('+').append(Excerpt.plain(l, CODE_WIDTH)).append('\n'));
    }
    return title + Markdown.fenced("diff", lines.toString());
  }

  private String closing(Introduced lead) {
    RuleInfo rule = rules.info(lead.finding().rule());
    String line =
        "%s `%s`: [Solution](%s) \u00b7 [Best practice](%s) \u00b7 [Diagnose](%s) \u00b7 Ignore: `#"
            + " loopwarden: ignore[%s]` in the code, or reply `/loopwarden ignore`\n";
    return line.formatted(
        capitalised(lead.finding().severity().label()),
        rule.id(),
        rules.links().solution(rule),
        rules.links().bestPractice(rule),
        rules.links().diagnose(rule),
        rule.id());
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
