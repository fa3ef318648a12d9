package dev.loopwarden.ingest;

import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.MarkerKeys;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/** An App for tests; nothing here signs with its key. */
final class TestApp {
  static final String SECRET = "It's a Secret to Everybody";
  static final String OLD_SECRET = "It was a Secret";

  private TestApp() {}

  static AppIdentity identity(long id) {
    return new AppIdentity(
        id, "loopwarden", AppIdentity.Host.github(), new UnusedKey(), List.of(SECRET, OLD_SECRET));
  }

  /** Identities that hold this one. */
  static Identities holding(Optional<AppIdentity> identity) {
    return new Identities() {
      @Override
      public Optional<AppIdentity> current() {
        return identity;
      }

      @Override
      public MarkerKeys markerKeys() {
        throw new UnsupportedOperationException();
      }
    };
  }

  private record UnusedKey() implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "none";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      throw new UnsupportedOperationException();
    }
  }
}
