package dev.loopwarden.serve;

/** A setting makes no sense; the message names it and says what was expected. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which setting, and what was expected. */
  public SettingsException(String message) {
    super(message);
  }
}
