package dev.loopwarden.report;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of what a repository holds on its host, at one commit.
 *
 * @param web the host's address for people
 * @param owner the repository's account
 * @param name the repository's name
 * @param sha the commit
 */
public record LineLinks(URI web, String owner, String name, String sha) {
  private static final int SHORT = 10;

  /** Address of a line; of the whole file for line 0. */
  public String line(String path, int line) {
    String file = repository() + "/blob/" + escaped(sha) + "/" + path(path);
    return line > 0 ? file + "#L" + line : file;
  }

  /** A commit as a link. */
  public String commit(String commit) {
    return "[`%s`](%s/commit/%s)".formatted(shortened(commit), repository(), escaped(commit));
  }

  /** The commits between another commit and this one, as a link. */
  public String since(String base) {
    return "[`%s...%s`](%s/compare/%s...%s)"
        .formatted(shortened(base), shortened(sha), repository(), escaped(base), escaped(sha));
  }

  private String repository() {
    return web.toString().replaceFirst("/+$", "") + "/" + escaped(owner) + "/" + escaped(name);
  }

  private static String shortened(String commit) {
    String name = commit.replaceAll("[^0-9a-zA-Z]", "");
    return name.substring(0, Math.min(SHORT, name.length()));
  }

  private static String path(String path) {
    StringBuilder escaped = new StringBuilder();
    for (String part : path.split("/", -1)) {
      escaped.append(escaped.isEmpty() ? "" : "/").append(escaped(part));
    }
    return escaped.toString();
  }

  /** Letters, digits and what no parser of links or Markdown gives a meaning; the rest by byte. */
  private static String escaped(String part) {
    StringBuilder escaped = new StringBuilder(part.length() + 8);
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '.');
      if (plain || c == '_' && !escaped.isEmpty()) {
        escaped.append(c);
      } else {
        escaped.append('%').append(String.format("%02X", b));
      }
    }
    return escaped.toString();
  }
}
