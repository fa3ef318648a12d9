package dev.loopwarden.serve;

import dev.loopwarden.github.ApiListener;
import dev.loopwarden.github.GitHubAccess;
import dev.loopwarden.github.OptionalRights;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.AppRecord;
import dev.loopwarden.identity.CurrentIdentities;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.IdentityException;
import dev.loopwarden.identity.MarkerKeys;
import dev.loopwarden.identity.SealedVault;
import dev.loopwarden.identity.SecretFile;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.setup.AppRegistration;
import dev.loopwarden.setup.Doctor;
import dev.loopwarden.setup.KeyChange;
import dev.loopwarden.setup.Line;
import dev.loopwarden.setup.SecretRotation;
import dev.loopwarden.setup.SetupException;
import dev.loopwarden.setup.Surroundings;
import dev.loopwarden.setup.Want;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.DatabaseCheck;
import dev.loopwarden.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Looks after the App, beside a service that may be running. */
public final class Caretaker {
  private final Settings settings;
  private final Places places;
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();

  /**
   * Reads the service's settings.
   *
   * @throws SettingsException when one makes no sense
   */
  public Caretaker(Launch launch) {
    settings = SettingsReader.read(launch);
    places = new Places(settings, System.getenv(), 0);
  }

  /** Looks at everything; tells each line as soon as it is known. */
  public List<Line> examine(Consumer<Line> listener) {
    Identities identities = new StoredIdentity();
    Natives.prepareSqliteBeside(places);
    Surroundings surroundings =
        new Surroundings(
            publicUrl(),
            places.github(),
            secretFiles(),
            () -> Natives.origin(settings, places),
            wants());
    return new Doctor(
            surroundings,
            new DatabaseCheck(places.database()),
            identities,
            registration(identities),
            clock)
        .examine(listener);
  }

  private URI publicUrl() {
    return URI.create(settings.publicUrl().isEmpty() ? "http://localhost" : settings.publicUrl());
  }

  private List<Path> secretFiles() {
    List<Path> files = new ArrayList<>(places.app().files());
    places.key().place().ifPresent(files::add);
    return files;
  }

  private List<Want> wants() {
    List<Want> wants = new ArrayList<>();
    if (settings.github().commitStatus()) {
      wants.add(new Want("statuses", "write", "for loopwarden.github.commit-status"));
    }
    if (settings.github().resolveThreads()) {
      wants.add(new Want("contents", "write", "for loopwarden.github.resolve-threads"));
    }
    return wants;
  }

  /**
   * Changes the webhook secret; of an App whose secrets are configured, GitHub is told the first.
   *
   * @throws SettingsException when the service was never there
   */
  public SecretRotation.Outcome rotateSecret(Duration keepOld, SecretRotation.Pause pause) {
    try {
      return withVault(
          (vault, _) -> {
            Identities identities = new CurrentIdentities(places.app(), vault, clock, random);
            SecretRotation rotation =
                new SecretRotation(
                    identities, new AppRecord(vault), registration(identities), clock, random);
            return places.app().isPresent() ? rotation.announce() : rotation.rotate(keepOld, pause);
          });
    } catch (IdentityException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Gives the App of the setup the private key in a file.
   *
   * @return the App, for people
   * @throws SettingsException when nothing changed
   */
  public String changeKey(Path file) {
    return withStoredApp(
        (vault, _) -> {
          Identities identities = new CurrentIdentities(places.app(), vault, clock, random);
          return new KeyChange(identities, new AppRecord(vault), registration(identities))
              .to(SecretFile.read(file))
              .toString();
        });
  }

  /** What became of an App and its data. */
  public enum Forgotten {
    /** There was none. */
    NOTHING,
    /** It is gone, and so is its data, except for what jobs that run may still write. */
    ALMOST_ALL,
    /** It is gone, and so is its data. */
    ALL
  }

  /**
   * Forgets the App of the setup, and all data that came from it: another App has other
   * installations, so nobody would ever use it or tell us to delete it.
   *
   * @throws SettingsException when it stands in the settings, or the service was never there
   */
  public Forgotten forgetApp() {
    return withStoredApp(
        (vault, store) -> {
          if (!new AppRecord(vault).forget()) {
            return Forgotten.NOTHING;
          }
          return store.erasure().everyInstallation() ? Forgotten.ALL : Forgotten.ALMOST_ALL;
        });
  }

  /** The App of the service, for people; nothing when there is none. */
  public Optional<String> app() {
    try {
      return places.app().isPresent()
          ? Optional.of(places.app().toString())
          : new StoredIdentity().current().map(AppIdentity::toString);
    } catch (IdentityException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private <T> T withStoredApp(BiFunction<SealedVault, Store, T> work) {
    if (places.app().isPresent()) {
      throw new SettingsException(
          "the App stands in the settings: change it there, below loopwarden.app");
    }
    try {
      return withVault(work);
    } catch (IdentityException | SetupException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private AppRegistration registration(Identities identities) {
    return new GitHubAccess(
            Connections.of(settings.github()),
            identities,
            new OptionalRights(false, false),
            ApiListener.none(),
            clock,
            1)
        .registration();
  }

  private <T> T withVault(BiFunction<SealedVault, Store, T> work) {
    try (Database database = Operator.join(places);
        Store store = Store.open(database, clock, new Bell())) {
      return work.apply(
          new SealedVault(
              store.vault(),
              places
                  .key()
                  .find()
                  .orElseThrow(
                      () ->
                          new IdentityException(
                              "there is no key file yet: start the service first, or give the"
                                  + " settings that it has")),
              random),
          store);
    }
  }

  /** The identity as the service has it, looked up when somebody asks. */
  private final class StoredIdentity implements Identities {
    @Override
    public Optional<AppIdentity> current() {
      return withVault(
          (vault, _) -> new CurrentIdentities(places.app(), vault, clock, random).current());
    }

    @Override
    public MarkerKeys markerKeys() {
      throw new IllegalStateException("nobody but the service signs");
    }
  }
}
