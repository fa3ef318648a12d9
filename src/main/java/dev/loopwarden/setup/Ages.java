package dev.loopwarden.setup;

import java.time.Duration;

/** Times as people say them. */
final class Ages {
  private Ages() {}

  static String of(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : "a minute";
  }
}
