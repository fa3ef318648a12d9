package dev.loopwarden.github;

import dev.loopwarden.identity.AppIdentity;

/** The App for itself. */
record AppCredentials(AppIdentity app, AppJwt jwt) implements Credentials {

  @Override
  public long installation() {
    return 0;
  }

  @Override
  public String authorization(Meter meter) {
    return "Bearer " + jwt.of(app);
  }

  @Override
  public boolean refused(String authorization) {
    return false; // another one, signed by the same key, would be refused, too
  }
}
