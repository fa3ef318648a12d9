package dev.loopwarden.cli;

/** Something the user can put right: an option, a path, a setting. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
