package dev.loopwarden.standin;

import java.util.List;

/** What a caller must be to use an endpoint. */
sealed interface Needs {

  /** Anybody may. */
  record Nothing() implements Needs {}

  /** Only the App itself. */
  record TheApp() implements Needs {}

  /** Any installation. */
  record AnInstallation() implements Needs {}

  /** An installation with a permission, one of those. */
  record Permission(boolean write, List<String> anyOf) implements Needs {}

  static Needs nothing() {
    return new Nothing();
  }

  static Needs theApp() {
    return new TheApp();
  }

  static Needs anInstallation() {
    return new AnInstallation();
  }

  static Needs read(String... anyOf) {
    return new Permission(false, List.of(anyOf));
  }

  static Needs write(String... anyOf) {
    return new Permission(true, List.of(anyOf));
  }

  /** Refuses a caller that is not what is needed. */
  default void check(Caller caller) {
    switch (this) {
      case Nothing _ -> {}
      case TheApp _ -> {
        if (!(caller instanceof Caller.TheApp)) {
          throw Refusal.of(401, "A JSON web token could not be decoded");
        }
      }
      case AnInstallation _ -> token(caller);
      case Permission(boolean write, List<String> anyOf) -> {
        Token token = token(caller);
        if (anyOf.stream().noneMatch(name -> permits(token.level(name), write))) {
          throw Refusal.forbidden();
        }
      }
    }
  }

  private static boolean permits(String level, boolean write) {
    return level.equals("write") || level.equals("admin") || !write && level.equals("read");
  }

  private static Token token(Caller caller) {
    return switch (caller) {
      case Caller.OfInstallation(Token token) -> token;
      case Caller.TheApp _ -> throw Refusal.forbidden();
      case Caller.Anonymous _ -> throw Refusal.of(401, "Requires authentication");
    };
  }
}
