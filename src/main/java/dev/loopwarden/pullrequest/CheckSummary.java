package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.pullrequest.CheckText.Account;
import dev.loopwarden.report.BoundedText;
import dev.loopwarden.report.FindingComment;
import dev.loopwarden.report.LineLinks;
import dev.loopwarden.report.Markdown;
import dev.loopwarden.report.RuleBook;
import dev.loopwarden.report.Summary;
import dev.loopwarden.review.Fixed;
import dev.loopwarden.review.Introduced;
import dev.loopwarden.review.ReviewResult;
import java.util.ArrayList;
import java.util.List;

/** The page of a check run: what was read, found, told, and what was not, and why. */
final class CheckSummary {
  /** What is sent to GitHub, which takes a little more; what is longer would lose its end. */
  static final int MOST = 65_000;

  /** What the sections behind the findings may take, each. */
  private static final int MOST_SECTION = 9_000;

  private static final int MOST_REASON = 400;
  private static final int MOST_LOGIN = 60;
  private static final int ROOM_FOR_CLOSING = 60;

  private final RuleBook rules;
  private final LineLinks links;
  private final Account account;

  CheckSummary(RuleBook rules, LineLinks links, Account account) {
    this.rules = rules;
    this.links = links;
    this.account = account;
  }

  String markdown(String title) {
    String mistakes = section("Settings", mistakes(), MOST_SECTION);
    String rest =
        section("Decided by people", decided(), MOST_SECTION)
            + section("Dealt with", fixed(), MOST_SECTION)
            + section("Not reviewed", gaps(), MOST_SECTION)
            + section("What was read", List.of(read()), MOST_SECTION);
    BoundedText page = new BoundedText(MOST);
    String levels = CheckText.levels(account.open());
    page.append((levels.isEmpty() ? title : "This change introduces " + levels) + ".\n\n");
    page.append(mistakes);
    page.append(section("Findings", findings(), page.room() - rest.length()));
    page.append(rest);
    return page.toString();
  }

  private static String section(String heading, List<String> items, int most) {
    if (items.isEmpty()) {
      return "";
    }
    BoundedText section = new BoundedText(most - ROOM_FOR_CLOSING);
    section.append("### " + heading + "\n\n");
    int told = 0;
    while (told < items.size() && section.append("- " + items.get(told) + "\n")) {
      told++;
    }
    String more =
        told == items.size()
            ? ""
            : "- and %,d more, for which is no room\n".formatted(items.size() - told);
    return section + more + "\n";
  }

  private List<String> mistakes() {
    return account.policy().mistakes().stream()
        .map(mistake -> Markdown.text(Markdown.shortened(mistake, MOST_REASON)))
        .toList();
  }

  private List<String> findings() {
    List<String> items = new ArrayList<>();
    for (Told told : account.open()) {
      for (Introduced one : told.wanted().together()) {
        items.add(
            "%s `%s` %s: %s (%s)"
                .formatted(
                    one.finding().severity().label(),
                    one.finding().rule(),
                    place(one),
                    FindingComment.sentence(one.finding()),
                    how(told.how())));
      }
    }
    return items;
  }

  private static String how(Told.How how) {
    return switch (how) {
      case Told.How.Commented _ -> "commented";
      case Told.How.Standing _ -> "commented before";
      case Told.How.InCheckOnly(Told.Reason reason) -> "no comment: " + reason.words();
      case Told.How.Resolved(String by) ->
          "commented before; " + person(by) + " resolved the thread, but may not decide";
      case Told.How.Dismissed _ -> "dismissed";
      case Told.How.Ignored _ -> "ignored";
    };
  }

  private static String person(String login) {
    return login.isEmpty() ? "somebody" : Markdown.span(login, MOST_LOGIN);
  }

  private List<String> decided() {
    List<String> items = new ArrayList<>();
    for (ReviewMemory.Ignored ignored : account.ignores().rules()) {
      long findings =
          account.told().stream()
              .filter(told -> told.how().equals(new Told.How.Ignored(ignored)))
              .mapToLong(told -> told.wanted().together().size())
              .sum();
      items.add(
          "`%s`, %s: %s"
              .formatted(
                  Ignores.rule(ignored).orElse(""),
                  Summary.count(findings, "finding"),
                  CommentWriter.ignored(ignored)));
    }
    for (Told told : account.told()) {
      Introduced one = told.wanted().lead();
      String what = "`%s` %s: ".formatted(one.finding().rule(), place(one));
      switch (told.how()) {
        case Told.How.Dismissed(String by) ->
            items.add(what + person(by) + " resolved the thread while the finding is there");
        case Told.How.Ignored(ReviewMemory.Ignored by) -> {
          if (Ignores.rule(by).isEmpty()) {
            items.add(what + CommentWriter.ignored(by));
          }
        }
        case Told.How.Commented _,
            Told.How.Standing _,
            Told.How.Resolved _,
            Told.How.InCheckOnly _ -> {}
      }
    }
    return items;
  }

  private List<String> fixed() {
    List<String> items = new ArrayList<>();
    for (Retired retired : account.plan().retired()) {
      String what =
          "`%s` in %s: "
              .formatted(
                  retired.posted().marker().keys().rule(),
                  FindingComment.shownPath(retired.posted().thread().path()));
      switch (retired.why()) {
        case Retired.Why.Fixed _ -> items.add(what + "fixed in " + links.commit(links.sha()));
        case Retired.Why.Elsewhere _ ->
            items.add(what + "no longer part of this change, or the settings exclude the file");
        case Retired.Why.IgnoredInCode _ -> items.add(what + "ignored by a comment in the code");
        case Retired.Why.RuleOff _ -> items.add(what + "the settings switch the rule off");
        case Retired.Why.NotNew _ -> items.add(what + "the base has it, too");
        case Retired.Why.IgnoredHere _ -> {} // told as decided by people
      }
    }
    for (Fixed old : account.reviewed().result().fixed()) {
      Finding finding = old.finding();
      items.add(
          "`%s` in %s, which the base has: %s"
              .formatted(
                  finding.rule(),
                  FindingComment.shownPath(finding.path()),
                  FindingComment.sentence(finding)));
    }
    return items;
  }

  private List<String> gaps() {
    List<String> items = new ArrayList<>();
    account.change().omissions().forEach(omission -> items.add(reason(omission)));
    ReviewResult result = account.reviewed().result();
    for (Analysis.Skipped skipped : result.skipped()) {
      String part = skipped.whole() ? "" : " (a part of the file)";
      items.add(FindingComment.shownPath(skipped.path()) + part + ": " + reason(skipped.reason()));
    }
    for (Analysis.RuleFailure failure : result.failures()) {
      RuleInfo rule = rules.info(failure.rule());
      items.add(
          "`%s` failed on %s, which is our defect: %s"
              .formatted(
                  rule.id(), FindingComment.shownPath(failure.path()), reason(failure.cause())));
    }
    return items.stream().distinct().toList(); // such as two faults on one line
  }

  private static String reason(String foreign) {
    return Markdown.text(Markdown.shortened(foreign, MOST_REASON));
  }

  private String read() {
    ReviewResult.Statistics statistics = account.reviewed().result().statistics();
    Analysis.Statistics head = statistics.head();
    HostedRepository.ApiUsage usage = account.usage();
    String left = usage.remaining() < 0 ? "" : ", %,d left".formatted(usage.remaining());
    String line =
        "%s: %s changed, %s of them Python; %,d of %s of the project analysed, %,d of these from"
            + " the cache; %s used%s";
    return line.formatted(
        links.since(account.change().mergeBase()),
        Summary.count(account.change().changedFiles(), "file"),
        "%,d".formatted(statistics.changedFiles()),
        head.parsed() + head.cached(),
        Summary.count(head.files(), "file"),
        head.cached(),
        Summary.count(usage.calls(), "API call"),
        left);
  }

  private String place(Introduced one) {
    return FindingComment.place(links, one.place().path(), one.place().line());
  }
}
