package dev.loopwarden.setup;

/** A step of the setup that cannot be done as asked; the message is for the person who asked. */
public final class SetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do. */
  public SetupException(String message) {
    super(message);
  }
}
