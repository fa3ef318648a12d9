package dev.loopwarden.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages for people. */
final class PageEndpoints {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "/standin/page.css";

  private final World world;
  private final Urls urls;

  PageEndpoints(Urls urls, World world) {
    this.urls = urls;
    this.world = world;
  }

  void addTo(Routes routes) {
    routes.get("/", Needs.nothing(), _ -> list());
    routes.get("/{owner}/{repo}/pull/{pull_number}", Needs.nothing(), this::pull);
    routes.get("/{owner}/{repo}/blob/{ref}/{path+}", Needs.nothing(), this::file);
    routes.get("/{owner}/{repo}/compare/{basehead+}", Needs.nothing(), this::comparison);
  }

  /** Nothing on it may be loaded from elsewhere, or run. */
  private static Reply page(String html) {
    return Reply.bytes(HTML, Desk.text(html))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("X-Content-Type-Options", "nosniff");
  }

  private Reply pull(Call call) {
    return page(PullPage.of(call.pull(), css()));
  }

  /** Where comments link to: the lines of a file at a commit. */
  private Reply file(Call call) {
    Repo repo = call.repo();
    String path = call.name("path");
    String ref = call.name("ref");
    byte[] bytes =
        repo.commit(ref)
            .flatMap(repo.git::treeId)
            .flatMap(tree -> repo.git.entry(tree, path))
            .flatMap(entry -> repo.git.blob(entry.id()))
            .orElseThrow(Refusal::notFound);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return page(FilePage.of(repo.fullName(), ref, path, text, css()));
  }

  /** The diff of a pull request is on its page; other comparisons have none. */
  private Reply comparison(Call call) {
    return call.repo().pulls.values().stream()
        .filter(pull -> call.name("basehead").equals(ends(pull)))
        .findFirst()
        .map(pull -> page(PullPage.of(pull, css())))
        .orElseThrow(Refusal::notFound);
  }

  private static String ends(Pull pull) {
    return pull.comparison().mergeBase() + "..." + pull.headSha;
  }

  private Reply list() {
    Html html =
        new Html()
            .raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .raw("<title>Pull requests</title><style>" + css() + "</style></head>")
            .raw("<body><header><h1>Pull requests</h1></header><main><ul>");
    world
        .pulls()
        .forEach(
            pull ->
                html.raw("<li><a href=\"" + Html.escape(urls.html(pull)) + "\">")
                    .text(pull.repo.fullName() + "#" + pull.number + " " + pull.title)
                    .raw("</a></li>"));
    return page(html.raw("</ul></main></body></html>").toString());
  }

  private static String css() {
    try (InputStream in = PageEndpoints.class.getResourceAsStream(CSS)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + CSS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
