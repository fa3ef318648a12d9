package dev.loopwarden.standin;

import java.util.List;

/** A file at a commit, with an anchor at each line. */
final class FilePage {
  private FilePage() {}

  static String of(String repository, String ref, String path, String text, String css) {
    Html page =
        new Html()
            .raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .text(path + " · " + repository)
            .raw("</title><style>" + css + "</style></head><body><header><p class=\"repo\">")
            .text(repository + " at ")
            .element("code", "ref", ref)
            .raw("</p><h1>")
            .text(path)
            .raw("</h1></header><main><section class=\"file\">");
    List<String> lines = text.lines().toList();
    for (int i = 1; i <= lines.size(); i++) {
      page.raw("<div class=\"line\" id=\"L" + i + "\"><span class=\"number\">" + i + "</span>")
          .element("span", "code", lines.get(i - 1))
          .raw("</div>");
    }
    return page.raw("</section></main></body></html>").toString();
  }
}
