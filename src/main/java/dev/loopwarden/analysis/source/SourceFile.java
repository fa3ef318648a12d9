package dev.loopwarden.analysis.source;

import java.util.Objects;

/**
 * A file's text under its path; positions of findings point into this text.
 *
 * @param path relative to the root of what is analysed, with forward slashes
 * @param text the decoded text, with the line ends the file has and without a byte order mark
 * @param lines where its lines begin
 */
public record SourceFile(String path, String text, LineIndex lines) {

  public SourceFile {
    Objects.requireNonNull(path);
  }

  /** A file of this text. */
  public static SourceFile of(String path, String text) {
    return new SourceFile(path, text, LineIndex.of(text));
  }

  /** The text of a span. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The text of a line, counted from 1, without its line end. */
  public String line(int line) {
    int start = lines.start(line);
    int end = line < lines.count() ? lines.start(line + 1) : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }
}
