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
