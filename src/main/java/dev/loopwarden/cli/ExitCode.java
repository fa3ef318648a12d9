package dev.loopwarden.cli;

/** How a command ended, for scripts. */
final class ExitCode {
  /** Nothing at or above the level that counts. */
  static final int OK = 0;

  /** Something at or above it. */
  static final int FINDINGS = 1;

  /** The command, or a setting, makes no sense. */
  static final int USAGE = 2;

  /** Something could not be analysed, and the user asked to be strict. */
  static final int INCOMPLETE = 3;

  /** A defect of this program. */
  static final int INTERNAL = 4;

  private ExitCode() {}
}
