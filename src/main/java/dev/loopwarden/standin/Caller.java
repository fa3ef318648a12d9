package dev.loopwarden.standin;

/** Who sent a request. */
sealed interface Caller {

  /** Nobody in particular. */
  record Anonymous() implements Caller {}

  /** The App itself, by a signed token. */
  record TheApp() implements Caller {}

  /** An installation, by a token that it was given. */
  record OfInstallation(Token token) implements Caller {}

  /** Whose budget of requests it draws on. */
  default String budget() {
    return switch (this) {
      case Anonymous _ -> "anonymous";
      case TheApp _ -> "app";
      case OfInstallation(Token token) -> "installation " + token.installation().id;
    };
  }
}
