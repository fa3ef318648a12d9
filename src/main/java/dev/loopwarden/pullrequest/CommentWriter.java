package dev.loopwarden.pullrequest;

import dev.loopwarden.diff.LineSet;
import dev.loopwarden.report.FindingComment;
import dev.loopwarden.report.FindingComment.Suggestions;
import dev.loopwarden.report.FindingComment.Text;
import dev.loopwarden.report.LineLinks;
import dev.loopwarden.report.Markdown;
import java.util.IdentityHashMap;
import java.util.Map;

/** Writes the comments of one pull request at one head. */
final class CommentWriter implements Rendering {
  private static final int DIGITS = 16;
  private static final int MOST_QUOTED = 2_000;
  private static final int MOST_REASON = 300;

  private final FindingComment comments;
  private final Reviewed reviewed;
  private final Markers markers;
  private final LineLinks links;
  private final Map<Wanted, Text> fresh = new IdentityHashMap<>();

  CommentWriter(FindingComment comments, Reviewed reviewed, Markers markers, LineLinks links) {
    this.comments = comments;
    this.reviewed = reviewed;
    this.markers = markers;
    this.links = links;
  }

  @Override
  public Comment fresh(Wanted wanted) {
    Text text = fresh.computeIfAbsent(wanted, one -> text(one, Suggestions.OFFERED));
    int height = text.first() == 0 ? 0 : text.last() - text.first() + 1;
    return comment(wanted, text, height);
  }

  @Override
  public Comment standing(Wanted wanted, int height) {
    return comment(wanted, text(wanted, Suggestions.WITHHELD), height);
  }

  private Text text(Wanted wanted, Suggestions suggestions) {
    LineSet shown = reviewed.diff(wanted.anchor().path()).shown();
    return comments.of(wanted.together(), shown, suggestions);
  }

  private Comment comment(Wanted wanted, Text text, int height) {
    String substance = Hashes.of(DIGITS, text.substance());
    Marker marker =
        new Marker(wanted.keys(), wanted.fingerprint(), substance, height, Marker.State.OPEN);
    String body = text.body() + "\n" + markers.write(marker) + "\n";
    return new Comment(body, substance, text.first(), text.last());
  }

  @Override
  public String closing(Posted posted, Retired.Why why) {
    return "%s\n\n> %s\n\n%s\n"
        .formatted(
            outcome(why),
            firstParagraph(posted.body()),
            markers.write(posted.marker().in(why.state())));
  }

  private String outcome(Retired.Why why) {
    return switch (why) {
      case Retired.Why.Fixed _ -> "Fixed in " + links.commit(links.sha()) + ".";
      case Retired.Why.Elsewhere _ ->
          "No longer part of this change, or the settings exclude the file.";
      case Retired.Why.IgnoredInCode _ ->
          "Ignored by a comment in the code since " + links.commit(links.sha()) + ".";
      case Retired.Why.IgnoredHere(ReviewMemory.Ignored by) ->
          ignored(by) + "\n\nTo have it reported again, reply `/loopwarden unignore`.";
      case Retired.Why.RuleOff _ -> "The settings switch this rule off.";
      case Retired.Why.NotNew _ -> "No longer new here: the base has it, too.";
    };
  }

  /** Who said to ignore something, and why. */
  static String ignored(ReviewMemory.Ignored by) {
    String said = "Ignored in this pull request, as " + Markdown.span(by.author(), 60) + " asked";
    return by.reason().isBlank()
        ? said + "."
        : said + ": " + Markdown.text(Markdown.shortened(by.reason().strip(), MOST_REASON));
  }

  /** What happens, as the comment said it; the code it offered is out of date. */
  private static String firstParagraph(String body) {
    String line = body.lines().findFirst().orElse("");
    return line.length() > MOST_QUOTED || line.startsWith("<!--") ? "" : line;
  }
}
