package dev.loopwarden.identity;

/**
 * The identity cannot be had: a key is missing, damaged or open to others. Its message tells an
 * operator what to do, and holds no secret; it has no cause, because causes quote what they read.
 */
public final class IdentityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do. */
  public IdentityException(String message) {
    super(message);
  }
}
