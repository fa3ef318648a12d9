package dev.loopwarden.cli;

import dev.loopwarden.report.Ink;
import dev.loopwarden.report.PageText;
import dev.loopwarden.report.Summary;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.StandInPullRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A review on the stand-in as plain text: what its receiver would see. */
final class DemoText {
  private static final Pattern MARKER = Pattern.compile("<!--.*?-->\\s*", Pattern.DOTALL);
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\u200d]]");

  private final Ink ink;
  private final int width;
  private final StringBuilder text = new StringBuilder();

  private DemoText(Ink ink, int width) {
    this.ink = ink;
    this.width = width;
  }

  static String of(Demonstration.Result result, Ink ink, int width) {
    DemoText demo = new DemoText(ink, width);
    StandInPullRequest pull = result.pull();
    pull.checks().forEach(demo::check);
    pull.reviews().stream()
        .filter(review -> !review.body().isBlank())
        .forEach(review -> demo.said("Review", review.body()));
    pull.comments().forEach(demo::comment);
    demo.cost(result);
    return demo.text.toString();
  }

  private void check(StandInPullRequest.Check check) {
    said(
        "Check run %s: %s".formatted(check.name(), check.conclusion()),
        check.title() + "\n\n" + check.summary());
    if (!check.annotations().isEmpty()) {
      text.append("  ")
          .append(Summary.count(check.annotations().size(), "annotation"))
          .append("\n\n");
    }
  }

  private void comment(StandInPullRequest.Comment comment) {
    Integer last = comment.line();
    Integer first = comment.startLine();
    String lines = last == null ? "" : first == null ? ":" + last : ":" + first + "-" + last;
    said(comment.path() + lines + "  " + comment.author(), comment.body());
  }

  private void said(String title, String markdown) {
    String words = harmless(MARKER.matcher(markdown.replace("\r\n", "\n")).replaceAll(""));
    text.append(ink.bold(harmless(title)))
        .append("\n\n")
        .append(PageText.ofComment(words, ink, width))
        .append('\n');
  }

  /** Names and code come from the repository: nothing of them may steer the terminal. */
  private static String harmless(String words) {
    return HARMFUL.matcher(words).replaceAll("\ufffd");
  }

  private void cost(Demonstration.Result result) {
    List<Exchange> calls = result.calls();
    long tokens = calls.stream().filter(call -> call.path().endsWith("/access_tokens")).count();
    long graphql = calls.stream().filter(call -> call.path().equals("/graphql")).count();
    text.append(
        String.format(
            Locale.ROOT,
            "%d API calls (%d REST, %d GraphQL, %d for tokens) in %.1f s, from the webhook to the"
                + " end of the check run:%n",
            calls.size(),
            calls.size() - graphql - tokens,
            graphql,
            tokens,
            result.took().toMillis() / 1000.0));
    text.append(
        calls.stream().map(call -> "  " + call).collect(Collectors.joining("\n", "", "\n")));
  }
}
