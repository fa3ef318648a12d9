package dev.loopwarden.github;

import dev.loopwarden.hosting.RepositoryRef;
import java.util.function.Function;

/**
 * An installation in one of its repositories.
 *
 * @param app gives the App's own session, for tokens
 */
record RepositoryCredentials(
    RepositoryRef repository, InstallationTokens tokens, Function<Meter, Session> app)
    implements Credentials {
  private static final String BEARER = "Bearer ";

  @Override
  public long installation() {
    return repository.installation();
  }

  @Override
  public String authorization(Meter meter) {
    return BEARER + tokens.of(repository, app.apply(meter));
  }

  @Override
  public boolean refused(String authorization) {
    tokens.forget(repository, authorization.substring(BEARER.length()));
    return true;
  }
}
