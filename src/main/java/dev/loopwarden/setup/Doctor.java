package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.IdentityException;
import dev.loopwarden.identity.SecretFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at everything that has to be right, in the order in which to repair it. */
public final class Doctor {
  private static final Duration SKEW_TO_MENTION = Duration.ofSeconds(20);

  /** GitHub takes tokens that are at most a minute from the future, and ours are dated back one. */
  private static final Duration SKEW_TO_FAIL = Duration.ofSeconds(50);

  private final Surroundings surroundings;
  private final Database database;
  private final Identities identities;
  private final AppRegistration registration;
  private final InstantSource clock;

  /** Knows what to look at. */
  public Doctor(
      Surroundings surroundings,
      Database database,
      Identities identities,
      AppRegistration registration,
      InstantSource clock) {
    this.surroundings = surroundings;
    this.database = database;
    this.identities = identities;
    this.registration = registration;
    this.clock = clock;
  }

  /** Looks; tells each line as soon as it is known, and all of them at the end. */
  public List<Line> examine(Consumer<Line> listener) {
    List<Line> all = new ArrayList<>();
    Consumer<Line> lines =
        line -> {
          all.add(line);
          listener.accept(line);
        };
    publicUrl(lines);
    files(lines);
    natives(lines);
    if (databaseAnswers(lines)) {
      Optional<AppIdentity> identity = identity(lines);
      boolean answers = githubAnswers(identity.map(AppIdentity::host), lines);
      if (identity.isPresent() && answers) {
        new AppExamination(identity.get(), registration, surroundings, clock).examine(lines);
      }
    }
    return List.copyOf(all);
  }

  private void publicUrl(Consumer<Line> lines) {
    lines.accept(
        PublicUrl.complaint(surroundings.publicUrl())
            .map(text -> Line.warn("public URL", text, ""))
            .orElseGet(() -> Line.ok("public URL", surroundings.publicUrl().toString())));
  }

  private void files(Consumer<Line> lines) {
    for (Path file : surroundings.secretFiles()) {
      lines.accept(
          SecretFile.complaint(file)
              .map(text -> Line.fail("secret files", text, ""))
              .orElseGet(() -> Line.ok("secret files", file + " is closed to others")));
    }
  }

  private void natives(Consumer<Line> lines) {
    String natives;
    try {
      natives = surroundings.natives().get();
    } catch (RuntimeException e) { // whatever the system's loader throws
      lines.accept(
          Line.fail(
              "parser",
              "the parser's libraries cannot be loaded: " + Reasons.of(e),
              "set LOOPWARDEN_UNPACK_FOLDER to a folder whose file system may hold programs, or"
                  + " LOOPWARDEN_NATIVES to one with libraries for this machine"));
      return;
    }
    lines.accept(
        natives.contains("in the jar")
            ? Line.warn(
                "parser",
                "the parser's libraries are those of the jars, which are several times slower: "
                    + natives,
                "build them with src/tools/build-natives and set LOOPWARDEN_NATIVES to their"
                    + " folder")
            : Line.ok("parser", "optimised libraries: " + natives));
  }

  private boolean databaseAnswers(Consumer<Line> lines) {
    Database.State state;
    try {
      state = database.state();
    } catch (RuntimeException e) { // whatever a driver throws
      lines.accept(
          Line.fail(
              "database",
              "cannot be reached: " + Reasons.of(e),
              "look at LOOPWARDEN_DATABASE_URL, and whether the database runs"));
      return false;
    }
    lines.accept(
        state.pending() == 0
            ? Line.ok("database", state.product() + ", schema version " + state.version())
            : Line.warn(
                "database",
                "%s answers; %d migrations are to come".formatted(state.product(), state.pending()),
                "start the service: it migrates"));
    return true;
  }

  private Optional<AppIdentity> identity(Consumer<Line> lines) {
    try {
      Optional<AppIdentity> identity = identities.current();
      lines.accept(
          identity
              .map(
                  app ->
                      Line.ok(
                          "App",
                          "%s, %d webhook secret%s"
                              .formatted(
                                  app,
                                  app.webhookSecrets().size(),
                                  app.webhookSecrets().size() == 1 ? "" : "s (rotating)")))
              .orElseGet(
                  () ->
                      Line.fail(
                          "App",
                          "none is set up",
                          "start the service and open the address that it prints")));
      return identity;
    } catch (IdentityException e) {
      lines.accept(Line.fail("App", Reasons.of(e), ""));
    } catch (RuntimeException e) { // whatever a driver throws
      lines.accept(
          Line.fail("App", "cannot be read: " + Reasons.of(e), "start the service: it migrates"));
    }
    return Optional.empty();
  }

  private boolean githubAnswers(Optional<AppIdentity.Host> known, Consumer<Line> lines) {
    AppIdentity.Host host = known.orElse(surroundings.host());
    Instant there;
    try {
      there = registration.time(host);
    } catch (HostException e) {
      lines.accept(
          Line.fail(
              "GitHub",
              "%s does not answer: %s".formatted(host.rest(), Reasons.of(e)),
              "look at the network, LOOPWARDEN_GITHUB_PROXY (HTTPS_PROXY does not count) and"
                  + " LOOPWARDEN_GITHUB_CERTIFICATE_AUTHORITIES"));
      return false;
    }
    lines.accept(Line.ok("GitHub", host.rest() + " answers"));
    Duration skew = Duration.between(there, clock.instant());
    String text = "differs from GitHub's by %d s".formatted(skew.toSeconds());
    String remedy = "set the clock, with NTP";
    if (skew.abs().compareTo(SKEW_TO_FAIL) > 0) {
      lines.accept(Line.fail("clock", text + ", and GitHub refuses tokens of such a time", remedy));
    } else if (skew.abs().compareTo(SKEW_TO_MENTION) > 0) {
      lines.accept(Line.warn("clock", text, remedy));
    } else {
      lines.accept(Line.ok("clock", text));
    }
    return true;
  }
}
