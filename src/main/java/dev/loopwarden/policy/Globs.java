package dev.loopwarden.policy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of paths as in {@code .gitignore}: {@code *} and {@code ?} stay within a name, {@code
 * **} crosses folders; a pattern without a slash matches a name at any depth, and a folder's
 * pattern matches all that is in it.
 */
public final class Globs {
  private final List<Pattern> patterns;

  private Globs(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /** A set of patterns. */
  public static Globs of(List<String> globs) {
    return new Globs(globs.stream().map(Globs::compile).toList());
  }

  /** Whether any pattern matches the path, which is relative and has forward slashes. */
  public boolean matches(String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }

  private static Pattern compile(String glob) {
    String body = glob.startsWith("./") ? glob.substring(2) : glob;
    boolean anchored = body.startsWith("/");
    body = anchored ? body.substring(1) : body;
    if (body.endsWith("/")) {
      body = body.substring(0, body.length() - 1);
    } else if (body.endsWith("/**")) {
      body = body.substring(0, body.length() - 3);
    }
    anchored |= body.contains("/");
    StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
    int i = 0;
    while (i < body.length()) {
      i = translate(body, i, regex);
    }
    return Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL);
  }

  /** Translates what begins at a position; returns the position after it. */
  private static int translate(String glob, int i, StringBuilder regex) {
    char c = glob.charAt(i);
    if (glob.startsWith("**/", i)) {
      regex.append("(?:.*/)?");
      return i + 3;
    }
    if (glob.startsWith("**", i)) {
      regex.append(".*");
      return i + 2;
    }
    if (c == '*' || c == '?') {
      regex.append(c == '*' ? "[^/]*" : "[^/]");
      return i + 1;
    }
    int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
    if (close > 0) {
      String set = glob.substring(i + 1, close);
      boolean not = set.startsWith("!") || set.startsWith("^");
      String members = not ? set.substring(1) : set;
      regex.append(not ? "(?!/)[^" : "(?!/)[");
      regex.append(members.replaceAll("[\\\\\\[\\]&^]", "\\\\$0")).append(']');
      return close + 1;
    }
    regex.append(Pattern.quote(String.valueOf(c)));
    return i + 1;
  }
}
