package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.ingest.DeliveryArchive;
import dev.loopwarden.pullrequest.Host;
import dev.loopwarden.pullrequest.HostedRepository;
import dev.loopwarden.setup.AppRegistration;
import java.time.InstantSource;

/** GitHub as the App sees it: one for the whole service. Thread-safe. */
public final class GitHubAccess implements Host {
  private static final int LISTED_FILES = 200_000;

  private final Identities identities;
  private final OptionalRights rights;
  private final Shared shared;
  private final AppJwt jwt;
  private final InstallationTokens tokens;
  private final ListingCache listings = new ListingCache(LISTED_FILES);

  /**
   * Connects to the GitHub that the identity names, when it is first needed.
   *
   * @param replicas processes like this one, which share GitHub's limits
   */
  public GitHubAccess(
      ConnectionSettings settings,
      Identities identities,
      OptionalRights rights,
      ApiListener listener,
      InstantSource clock,
      int replicas) {
    this.identities = identities;
    this.rights = rights;
    this.shared = new Shared(new Transport(settings, "loopwarden"), listener, clock, replicas);
    this.jwt = new AppJwt(clock);
    this.tokens = new InstallationTokens(rights, clock);
  }

  @Override
  public HostedRepository open(RepositoryRef repository) {
    AppIdentity app = identity();
    Session session =
        new Session(
            shared,
            app.host(),
            new RepositoryCredentials(repository, tokens, meter -> appSession(app, meter)),
            new Meter());
    return new GitHubRepository(session, repository, app, rights, listings);
  }

  /** GitHub's own list of deliveries. */
  public DeliveryArchive deliveries() {
    return new AppDeliveries(() -> appSession(identity(), new Meter()));
  }

  /** What GitHub knows about an App, asked for as that App; works before there is an identity. */
  public AppRegistration registration() {
    return new AppQuestions(shared, jwt);
  }

  /** Forgets all that is kept in memory of an installation: it is gone. */
  public void forget(long installation) {
    tokens.forget(installation);
    listings.forget(installation);
    shared.etags().forget(installation);
  }

  private Session appSession(AppIdentity app, Meter meter) {
    return new Session(shared, app.host(), new AppCredentials(app, jwt), meter);
  }

  private AppIdentity identity() {
    return identities
        .current()
        .orElseThrow(() -> new HostException.Failed("the App is not set up yet", null));
  }
}
