package dev.loopwarden.analysis.knowledge;

/** A line of a knowledge file that cannot be read. */
public final class KnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  public KnowledgeException(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
    this.file = file;
    this.line = line;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }
}
