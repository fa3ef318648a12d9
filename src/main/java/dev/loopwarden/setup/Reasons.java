package dev.loopwarden.setup;

/** Why something failed, on one line. */
final class Reasons {
  private static final int LONGEST = 300;

  private Reasons() {}

  static String of(Throwable failure) {
    String message = failure.getMessage();
    String text =
        (message == null || message.isBlank() ? failure.getClass().getSimpleName() : message)
            .lines()
            .findFirst()
            .orElse("")
            .strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
