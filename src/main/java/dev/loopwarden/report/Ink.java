package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Severity;

/** Sets text off on a terminal, or leaves it plain. */
public enum Ink {
  /** With colours. */
  COLOURED,
  /** Without any. */
  PLAIN;

  private static final String RESET = "\u001b[0m";

  /** What matters most. */
  public String bold(String text) {
    return set("\u001b[1m", text);
  }

  /** What may be overlooked. */
  public String faint(String text) {
    return set("\u001b[2m", text);
  }

  /** A name or a command to type. */
  public String name(String text) {
    return set("\u001b[36m", text);
  }

  /** What a fix adds. */
  public String added(String text) {
    return set("\u001b[32m", text);
  }

  /** What a fix takes away. */
  public String removed(String text) {
    return set("\u001b[31m", text);
  }

  /** Text in the colour of a level. */
  public String level(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> set("\u001b[1;31m", text);
      case WARNING -> set("\u001b[1;33m", text);
      case NOTE -> set("\u001b[1;34m", text);
    };
  }

  private String set(String code, String text) {
    return this == COLOURED && !text.isEmpty() ? code + text + RESET : text;
  }
}
