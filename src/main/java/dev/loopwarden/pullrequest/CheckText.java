package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.pullrequest.CheckConclusion.Annotation;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.report.LineLinks;
import dev.loopwarden.report.Markdown;
import dev.loopwarden.report.RuleBook;
import dev.loopwarden.report.Summary;
import dev.loopwarden.review.Introduced;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes how the check run of a review ends. */
final class CheckText {
  private static final int MOST_TITLE = 255;
  private static final int MOST_MESSAGE = 8_000;

  private final RuleBook rules;
  private final LineLinks links;

  /**
   * All that a check run tells of.
   *
   * @param plan what was to be posted
   * @param told every finding, and how people get to know of it
   * @param ignores what people said to ignore
   * @param reviewed the review
   * @param change what it was about
   * @param policy what it was reviewed under
   * @param usage what it cost so far
   */
  record Account(
      Plan plan,
      List<Told> told,
      Ignores ignores,
      Reviewed reviewed,
      HostedChange change,
      Policy policy,
      HostedRepository.ApiUsage usage) {
    Account {
      told = List.copyOf(told);
    }

    /** Changed files that the review should have read, and did not. */
    int unread() {
      int unlisted = Math.max(0, change.changedFiles() - ReviewRun.MOST_LISTED_FILES);
      long left = change.unread().stream().filter(policy.settings().paths().matcher()).count();
      return unlisted + (int) left + reviewed.unread();
    }

    /** Findings that are still to be dealt with. */
    List<Told> open() {
      return told.stream().filter(Told::isOpen).toList();
    }
  }

  CheckText(RuleBook rules, LineLinks links) {
    this.rules = rules;
    this.links = links;
  }

  CheckConclusion of(Account account) {
    String title = title(account);
    String summary = new CheckSummary(rules, links, account).markdown(title);
    return new CheckConclusion(result(account), title, summary, annotations(account));
  }

  private static Result result(Account account) {
    Severity threshold = account.policy().threshold();
    boolean fails =
        threshold != null
            && account.open().stream()
                .anyMatch(told -> told.wanted().severity().compareTo(threshold) >= 0);
    if (fails) {
      return Result.FAILURE;
    }
    boolean isClean =
        account.open().isEmpty() && account.policy().mistakes().isEmpty() && account.unread() == 0;
    return isClean ? Result.SUCCESS : Result.NEUTRAL;
  }

  private static String title(Account account) {
    int unread = account.unread();
    String left = unread == 0 ? "" : Summary.count(unread, "changed file") + " not reviewed";
    String wrong = account.policy().mistakes().isEmpty() ? "" : "the settings have mistakes";
    return Stream.of(outcome(account), left, wrong)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String outcome(Account account) {
    if (account.reviewed().result().statistics().changedFiles() == 0) {
      return account.unread() == 0 ? "No Python to review" : "";
    }
    List<Told> open = account.open();
    if (!open.isEmpty()) {
      return levels(open);
    }
    return account.told().isEmpty() ? "No asyncio pitfalls introduced" : "Nothing left to do";
  }

  /** Such as {@code 2 errors, 1 warning and 3 notes}. */
  static String levels(List<Told> told) {
    return Summary.levels(
        level ->
            told.stream()
                .flatMap(one -> one.wanted().together().stream())
                .filter(one -> one.finding().severity() == level)
                .count());
  }

  /** Findings without a comment only: nobody wants to read the same twice, or all of a thousand. */
  private List<Annotation> annotations(Account account) {
    return account.told().stream()
        .filter(told -> told.how() instanceof Told.How.InCheckOnly)
        .flatMap(told -> told.wanted().together().stream())
        .limit(CheckConclusion.MOST_ANNOTATIONS)
        .map(one -> annotation(one, account.reviewed().result().analysis()))
        .toList();
  }

  private Annotation annotation(Introduced one, Analysis analysis) {
    Finding finding = one.finding();
    RuleInfo rule = rules.info(finding.rule());
    StringBuilder message = new StringBuilder(Markdown.plain(finding.message())).append('\n');
    for (ChainStep step : finding.chain()) {
      int line = analysis.source(step.path()).lines().line(step.span().start());
      String said = "%s:%d: %s".formatted(step.path(), line, step.text());
      message.append(Markdown.plain(said)).append('\n');
    }
    String closing = "Solution: " + rules.links().solution(rule);
    String text = Markdown.shortened(message.toString(), MOST_MESSAGE) + closing;
    return new Annotation(
        finding.path(),
        one.place().line(),
        one.place().line(),
        finding.severity(),
        Markdown.shortened(rule.title() + " (" + rule.id() + ")", MOST_TITLE),
        text);
  }

  /** A check run that has nothing but a sentence to say. */
  static CheckConclusion plain(Result result, String title, String summary) {
    return new CheckConclusion(result, title, summary, List.of());
  }
}
