package dev.loopwarden.store;

import org.jspecify.annotations.Nullable;

/** Text from outside as a database takes it. */
final class Text {

  private Text() {}

  /** PostgreSQL refuses texts with a NUL in them, and a stranger must not be able to stop us. */
  static String of(String text) {
    return text.replace('\0', '\uFFFD');
  }

  static @Nullable String ofNullable(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
