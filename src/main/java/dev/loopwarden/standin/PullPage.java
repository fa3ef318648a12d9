package dev.loopwarden.standin;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pull request as who receives the review sees it: check, conversation, and the diff. */
final class PullPage {
  private final Pull pull;
  private final Html page = new Html();
  private final Markdown markdown = new Markdown();

  private PullPage(Pull pull) {
    this.pull = pull;
  }

  static String of(Pull pull, String css) {
    return new PullPage(pull).write(css);
  }

  private String write(String css) {
    page.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
        .text(pull.title + " · " + pull.repo.fullName() + "#" + pull.number)
        .raw("</title><style>" + css + "</style></head><body>");
    head();
    page.raw("<main>");
    pull.repo.checks.stream().filter(run -> run.headSha.equals(pull.headSha)).forEach(this::check);
    conversation();
    List<FileChange> files = pull.comparison().files();
    int additions = files.stream().mapToInt(FileChange::additions).sum();
    int deletions = files.stream().mapToInt(FileChange::deletions).sum();
    page.raw("<h2>Files changed <span class=\"count\">" + files.size() + "</span> ")
        .raw("<span class=\"plus\">+" + additions + "</span> ")
        .raw("<span class=\"minus\">−" + deletions + "</span></h2>");
    files.forEach(this::file);
    lost();
    return page.raw("</main></body></html>").toString();
  }

  private void head() {
    String state = pull.mergedAt != null ? "merged" : pull.isOpen() ? "open" : "closed";
    String shown = pull.draft && pull.isOpen() ? "draft" : state;
    page.raw("<header><p class=\"repo\">").text(pull.repo.fullName()).raw("</p><h1>");
    page.text(pull.title).raw(" <span class=\"number\">#" + pull.number + "</span></h1><p>");
    page.element("span", "state " + shown, shown)
        .raw(" <b>")
        .text(pull.author.login())
        .raw("</b> wants to merge <code>")
        .text(pull.headRef)
        .raw("</code> into <code>")
        .text(pull.baseRef)
        .raw("</code> at <code>" + pull.headSha.substring(0, 7) + "</code></p></header>");
  }

  private void check(CheckRun run) {
    String result = run.conclusion == null ? run.status : run.conclusion;
    page.raw(
        "<section class=\"check " + Html.escape(result) + "\"><h2><span class=\"dot\"></span>");
    page.text(run.name).raw(" <span class=\"result\">").text(result.replace('_', ' '));
    page.raw("</span></h2>");
    if (run.title != null) {
      page.element("p", "title", run.title);
    }
    if (run.summary != null) {
      page.raw("<div class=\"markdown\">" + markdown.html(run.summary, List.of()) + "</div>");
    }
    if (!run.annotations.isEmpty()) {
      page.raw("<details><summary>" + counted(run.annotations.size()) + "</summary><ul>");
      run.annotations.forEach(this::annotation);
      page.raw("</ul></details>");
    }
    for (JsonNode action : run.actions) {
      page.element("span", "button", action.path("label").asString());
    }
    page.raw("</section>");
  }

  private static String counted(int annotations) {
    return annotations + (annotations == 1 ? " annotation" : " annotations");
  }

  private void annotation(JsonNode annotation) {
    page.raw("<li class=\"annotation\"><code>")
        .text(annotation.path("path").asString() + ":" + annotation.path("start_line").asString())
        .raw("</code> ")
        .element("b", "level", annotation.path("title").asString(""))
        .raw("<br>")
        .text(annotation.path("message").asString())
        .raw("</li>");
  }

  private void conversation() {
    for (Review review : pull.reviews) {
      if (!review.body().isBlank()) {
        said(review.author(), review.body(), new Reactions(), List.of());
      }
    }
    pull.conversation.forEach(
        remark -> said(remark.author, remark.body, remark.reactions, List.of()));
  }

  private void said(Account author, String body, Reactions reactions, List<String> replaced) {
    page.raw("<article class=\"comment\"><p class=\"author\"><span class=\"face\">")
        .text(author.login().substring(0, 1).toUpperCase(java.util.Locale.ROOT))
        .raw("</span><b>")
        .text(author.plainLogin())
        .raw("</b>");
    if (author.type() == Account.Type.BOT) {
      page.element("span", "bot", "bot");
    }
    page.raw("</p><div class=\"markdown\">" + markdown.html(body, replaced) + "</div>");
    for (Reactions.Reaction reaction : reactions.all()) {
      page.element("span", "reaction", reaction.content());
    }
    page.raw("</article>");
  }

  private void file(FileChange file) {
    page.raw("<section class=\"file\"><h3>");
    if (file.previousPath() != null) {
      page.text(file.previousPath()).raw(" → ");
    }
    page.text(file.path()).raw(" <span class=\"plus\">+" + file.additions() + "</span> ");
    page.raw("<span class=\"minus\">−" + file.deletions() + "</span></h3>");
    shown(file.path()).filter(one -> one.original.isWholeFile()).forEach(this::thread);
    if (file.hunks().isEmpty()) {
      page.raw("<p class=\"nothing\">No lines to show.</p>");
    }
    for (Hunk hunk : file.hunks()) {
      page.raw("<div class=\"hunk\">").text(hunk.header()).raw("</div>");
      hunk.lines().forEach(line -> line(file, line));
    }
    page.raw("</section>");
  }

  private void line(FileChange file, Hunk.Line line) {
    String kind = line.kind().name().toLowerCase(java.util.Locale.ROOT);
    page.raw("<div class=\"line " + kind + "\"><span class=\"number\">" + number(line.oldLine()));
    page.raw("</span><span class=\"number\">" + number(line.newLine()) + "</span>");
    page.raw("<span class=\"code\" data-mark=\"" + line.kind().mark() + "\">").text(line.text());
    page.raw("</span></div>");
    shown(file.path())
        .filter(
            thread -> {
              Anchor at = thread.current;
              Integer number = at == null ? null : at.line();
              return at != null && number != null && line.isAt(at.side(), number);
            })
        .forEach(this::thread);
  }

  private static String number(int line) {
    return line == 0 ? "" : Integer.toString(line);
  }

  /** The threads on a file that are not lost. */
  private java.util.stream.Stream<ReviewThread> shown(String path) {
    return pull.threads.stream()
        .filter(thread -> !thread.isOutdated() && thread.original.path().equals(path));
  }

  private void thread(ReviewThread thread) {
    boolean resolved = thread.resolvedBy != null;
    page.raw("<div class=\"thread" + (resolved ? " resolved" : "") + "\">");
    if (resolved) {
      page.raw("<details><summary>Resolved</summary>");
    }
    List<String> replaced = replaced(thread);
    thread.comments.forEach(
        comment -> said(comment.author, comment.body, comment.reactions, replaced));
    page.raw(resolved ? "</details></div>" : "</div>");
  }

  /** The lines that a suggestion would replace. */
  private List<String> replaced(ReviewThread thread) {
    Anchor at = thread.current == null ? thread.original : thread.current;
    Integer last = at.line();
    if (last == null) {
      return List.of();
    }
    int first = at.startLine() == null ? last : at.startLine();
    List<String> lines = new ArrayList<>();
    pull.comparison()
        .file(at.path())
        .ifPresent(
            file ->
                file.hunks().stream()
                    .flatMap(hunk -> hunk.lines().stream())
                    .filter(line -> line.kind() != Hunk.Kind.REMOVED)
                    .filter(line -> line.newLine() >= first && line.newLine() <= last)
                    .forEach(line -> lines.add(line.text())));
    return lines;
  }

  /** Threads whose lines are gone. */
  private void lost() {
    List<ReviewThread> outdated = pull.threads.stream().filter(ReviewThread::isOutdated).toList();
    if (!outdated.isEmpty()) {
      page.raw("<h2>Outdated comments</h2>");
      for (ReviewThread thread : outdated) {
        page.raw("<section class=\"file\"><h3>").text(thread.original.path()).raw("</h3>");
        page.raw("<pre class=\"hunk\">").text(thread.diffHunk).raw("</pre>");
        thread(thread);
        page.raw("</section>");
      }
    }
  }
}
