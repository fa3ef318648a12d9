package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.IdentityException;
import dev.loopwarden.identity.Vault;
import dev.loopwarden.setup.Ledger.Visit;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the service's App through GitHub's manifest flow, for whoever holds the token that the
 * service prints. Open until there is an App; then closed for good. Any replica may take any step.
 */
public final class Setup {
  /** How long a printed token works. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(24);

  /** How long somebody has who used one; GitHub's code works as long. */
  public static final Duration VISIT_LIFE = Duration.ofHours(1);

  /** The path that GitHub sends the person back to. */
  public static final String CALLBACK = "/setup/callback";

  private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
  private static final String ENTRY = "setup";
  private static final String TOKEN = "token";
  private static final String VISIT = "visit";
  private static final String STATE = "state";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Identities identities;
  private final AppRecord record;
  private final Vault vault;
  private final AppRegistration registration;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * What there is to decide on GitHub's side.
   *
   * @param target where the browser posts the manifest
   * @param manifest the description of the App, as JSON
   * @param wish what it describes
   */
  public record Draft(String target, String manifest, Wish wish) {}

  /** Makes an App and writes it down where {@code identities} finds it. */
  public Setup(
      Identities identities,
      AppRecord record,
      Vault vault,
      AppRegistration registration,
      InstantSource clock,
      SecureRandom random) {
    this.identities = identities;
    this.record = record;
    this.vault = vault;
    this.registration = registration;
    this.clock = clock;
    this.random = random;
  }

  /** Whether there is still no App. */
  public boolean isOpen() {
    return identities.current().isEmpty() && !record.exists();
  }

  /** A new token; whoever has it may set up, once, within {@link #TOKEN_LIFE}. */
  public String invite() {
    String token = Secrets.random(random);
    Instant until = clock.instant().plus(TOKEN_LIFE);
    change(
        ledger ->
            Optional.of(ledger.invite(new Ledger.Invitation(Secrets.hash(TOKEN, token), until))));
    return token;
  }

  /** What the service is to print when it starts; nothing when it has its App. */
  public Optional<String> greeting(URI home) {
    return isOpen()
        ? Optional.of(
            "no GitHub App is set up yet; to make one, open this address, once and within a day: "
                + PublicUrl.below(home, "/setup?token=" + invite()))
        : Optional.empty();
  }

  /** Uses up a token; the word to know the visitor by from now on, or nothing. */
  public Optional<String> begin(String token) {
    String visitor = Secrets.random(random);
    Visit visit = Visit.of(Secrets.hash(VISIT, visitor), clock.instant().plus(VISIT_LIFE));
    boolean isWelcome =
        isOpen()
            && change(
                ledger ->
                    ledger
                        .invitation(Secrets.hash(TOKEN, token))
                        .map(used -> ledger.welcome(used, visit)));
    return isWelcome ? Optional.of(visitor) : Optional.empty();
  }

  /** Whether somebody with this word is in the middle of the setup. */
  public boolean knows(String visitor) {
    return isOpen() && ledger().visit(Secrets.hash(VISIT, visitor)).isPresent();
  }

  /** A word that the pages of this visitor carry, and no other page can. */
  public String formToken(String visitor) {
    return Secrets.hash("form", visitor);
  }

  /** Whether a form came from a page of this visitor. */
  public boolean isFrom(String visitor, String formToken) {
    return Secrets.same(formToken(visitor), formToken);
  }

  /** The manifest for a wish; GitHub is to bring the state in its target back. */
  public Draft draft(String visitor, Wish wish, URI home) {
    if (!knows(visitor)) {
      throw tooLate();
    }
    lookAt(wish.host());
    String state = Secrets.random(random);
    boolean isKnown =
        change(
            ledger ->
                ledger
                    .visit(Secrets.hash(VISIT, visitor))
                    .map(visit -> ledger.with(sent(visit, state, wish))));
    if (!isKnown) {
      throw tooLate();
    }
    return new Draft(
        wish.registrationPage() + "?state=" + state,
        Manifest.of(wish, home, PublicUrl.below(home, CALLBACK)),
        wish);
  }

  /** Whoever cannot reach GitHub is to know before there is an App whose key cannot be fetched. */
  private void lookAt(AppIdentity.Host host) {
    try {
      registration.time(host);
    } catch (HostException e) {
      LOG.warn("the setup does not reach {}: {}", host.rest(), Reasons.of(e));
      throw new SetupException(
          "This service does not reach %s (%s). Look at its network, LOOPWARDEN_GITHUB_PROXY and LOOPWARDEN_GITHUB_CERTIFICATE_AUTHORITIES, and go on when it does."
              .formatted(host.rest(), Reasons.of(e)));
    }
  }

  private static Visit sent(Visit visit, String state, Wish wish) {
    return visit.sent(Secrets.hash(STATE, state), wish.host());
  }

  /**
   * Takes what GitHub sent the visitor back with, and writes down the App; the page where it is
   * installed.
   *
   * @throws SetupException when nothing was written down
   */
  public URI finish(String visitor, String code, String state) {
    if (!isOpen()) {
      throw new SetupException("This service has its App already.");
    }
    String hash = Secrets.hash(VISIT, visitor);
    Visit visit = ledger().visit(hash).orElseThrow(Setup::tooLate);
    String expected = visit.state();
    AppIdentity.Host host = visit.host().orElseThrow(Setup::tooLate);
    boolean isOurs =
        expected != null
            && Secrets.same(expected, Secrets.hash(STATE, state))
            && change(
                ledger -> ledger.visit(hash).filter(visit::equals).map(v -> ledger.with(v.back())));
    if (!isOurs) {
      throw new SetupException(
          "GitHub brought back another state than it was sent away with, so this may not be your"
              + " own App. Please start again.");
    }
    return keep(host, convert(host, code, visit));
  }

  private AppRegistration.NewApp convert(AppIdentity.Host host, String code, Visit visit) {
    try {
      return registration.convert(host, code);
    } catch (HostException.Gone | HostException.Refused e) {
      LOG.warn("GitHub does not take the setup's code: {}", Reasons.of(e));
      throw new SetupException(
          "GitHub does not know this code: each works once, and for an hour (%s). Please start again; if there is an App from the first time, delete it first."
              .formatted(Reasons.of(e)));
    } catch (HostException e) {
      LOG.warn("the setup could not fetch the App's key: {}", Reasons.of(e));
      change(
          ledger ->
              ledger.visit(visit.hash()).filter(visit.back()::equals).map(_ -> ledger.with(visit)));
      throw new SetupException(
          "The App is made, but its key could not be fetched from %s (%s). Reload this page to try again; GitHub keeps the key for an hour."
              .formatted(host.rest(), Reasons.of(e)));
    }
  }

  private URI keep(AppIdentity.Host host, AppRegistration.NewApp app) {
    try {
      if (!record.create(host, app.id(), app.slug(), app.pem(), app.webhookSecret())) {
        throw new SetupException(
            "Somebody else was faster: the service has its App. Delete the one just made.");
      }
    } catch (IdentityException e) {
      throw new SetupException("What GitHub handed out cannot be used: " + e.getMessage());
    }
    return URI.create(app.page() + "/installations/new");
  }

  private static SetupException tooLate() {
    return new SetupException(
        "The hour that one has for this is over. Restart the service: it prints a new address.");
  }

  private Ledger ledger() {
    return vault.read(ENTRY).map(Setup::parse).orElseGet(Ledger::empty).at(clock.instant());
  }

  /** Changes the ledger unless there is nothing to change; says whether there was. */
  private boolean change(Function<Ledger, Optional<Ledger>> change) {
    while (true) {
      byte[] before = vault.read(ENTRY).orElse(null);
      Ledger ledger = before == null ? Ledger.empty() : parse(before);
      Optional<Ledger> after = change.apply(ledger.at(clock.instant()));
      if (after.isEmpty()) {
        return false;
      }
      if (vault.replace(ENTRY, before, MAPPER.writeValueAsBytes(after.get()))) {
        return true;
      }
    }
  }

  private static Ledger parse(byte[] bytes) {
    return MAPPER.readValue(bytes, Ledger.class);
  }
}
