package dev.loopwarden.serve;

import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.GitHubContract;
import dev.loopwarden.standin.HookDelivery;
import dev.loopwarden.standin.StandIn;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.store.DatabaseSettings;
import dev.loopwarden.store.Engine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;

/**
 * The real service beside a GitHub of our own, in a time that passes only when all wait for it.
 * Closing it fails when they said something to each other that GitHub does not describe.
 */
final class Stage implements AutoCloseable {
  private static final int MOST_LOOKS = 60_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
  private final Path folder;
  private final Map<String, String> more;
  private final StandIn github;
  private final GitHubContract contract;
  private long installation;
  private Service service;
  private int repositories;

  Stage(Path folder, Engine engine) {
    this(folder, database(engine));
  }

  Stage(Path folder, Map<String, String> more) {
    this.folder = folder;
    this.more = more;
    this.github = StandIn.start(now::get);
    this.contract = GitHubContract.watch(github);
    this.service = start();
    this.installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
  }

  /** One for each database, and the database. */
  static Stream<ArgumentSet> onEachDatabase(@TempDir Path folder) {
    return Stream.of(Engine.values())
        .map(
            engine -> {
              Stage stage = new Stage(folder.resolve(engine.name()), engine);
              return Arguments.argumentSet(engine.name(), stage, engine);
            });
  }

  /** The settings of a database with nothing in it. */
  static Map<String, String> database(Engine engine) {
    if (engine == Engine.SQLITE) {
      return Map.of(); // a file of its own
    }
    engine.empty();
    DatabaseSettings place = engine.settings();
    return Map.of(
        "loopwarden.database.url", place.url(),
        "loopwarden.database.user", place.user(),
        "loopwarden.database.password", place.password());
  }

  private Service start() {
    Map<String, String> settings = settings(github, folder.resolve("home"));
    settings.putAll(more);
    Service started = Service.start(new Launch(null, settings, true), now::get);
    github.sendWebhooksTo(URI.create("http://127.0.0.1:" + started.port() + "/webhook"));
    return started;
  }

  /** The settings of a service beside a GitHub. */
  static Map<String, String> settings(StandIn github, Path home) {
    Map<String, String> settings = new HashMap<>(github.app().settings(github.url()));
    settings.put("server.port", "0");
    settings.put("management.server.port", "0");
    settings.put("logging.threshold.console", "WARN");
    settings.put("loopwarden.home", home.toString());
    settings.put("loopwarden.public-url", "https://bot.example.com");
    settings.put("loopwarden.reconcile-every", "10h");
    return settings;
  }

  StandIn github() {
    return github;
  }

  Service service() {
    return service;
  }

  long installation() {
    return installation;
  }

  /** The account installs the App again, after it removed it: under another number. */
  void reinstall() {
    installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
  }

  Instant now() {
    return now.get();
  }

  /** Lets time pass. */
  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** Forgets what was said, and lets time pass until there is room for writes again. */
  void rest() {
    github.forgetExchanges();
    pass(Duration.ofMinutes(2));
  }

  /** A new repository with these files on its main branch. */
  StandInRepository repository(Map<String, String> files) {
    String name = "parcels-" + ++repositories;
    StandInRepository repository = github.repository("octo/" + name, folder.resolve(name));
    repository.commit("main", "Begin", written(files));
    repository.grant("ada", "write");
    return repository;
  }

  /** The repository itself, for what nobody does who has a git. */
  Repository git(StandInRepository repository) throws IOException {
    String name = repository.fullName().substring("octo/".length());
    return new FileRepositoryBuilder().setGitDir(folder.resolve(name).toFile()).build();
  }

  /** Writes files. */
  static FileEdit[] written(Map<String, String> files) {
    return files.entrySet().stream()
        .map(file -> FileEdit.write(file.getKey(), file.getValue()))
        .toArray(FileEdit[]::new);
  }

  /** Stops the service and starts it again on the same data. */
  void restart(Runnable meanwhile) {
    service.close();
    meanwhile.run();
    service = start();
  }

  /** Waits until there is nothing to do; where all wait for a time, that time comes. */
  void settle() {
    github.settle();
    JobBoard board = service.part(JobBoard.class);
    for (int look = 0; look < MOST_LOOKS; look++) {
      JobBoard.Load load = board.load();
      if (load.parked() > 0) {
        throw new AssertionError("parked: " + board.parked());
      }
      if (load.waiting() == 0) {
        github.settle(); // what the job did is told, too
        return;
      }
      if (load.running() == 0 && load.oldest() == null) {
        pass(Duration.ofSeconds(1));
        service.part(Bell.class).ring();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new AssertionError("there is still something to do: " + board.load());
  }

  /** Waits until GitHub's list was compared with the ledger, and then as above. */
  void settleReconciled() {
    Set<String> listed =
        github.deliveries().stream().map(HookDelivery::guid).collect(Collectors.toSet());
    DeliveryLedger ledger = service.part(DeliveryLedger.class);
    await(() -> ledger.known(listed).size() == listed.size());
    settle();
  }

  /** Waits until something is so, for as long as nobody would wait. */
  static void await(BooleanSupplier condition) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (condition.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new AssertionError("it is still not so");
  }

  /** The API's exchanges since they were forgotten, without those that fetch tokens. */
  List<Exchange> calls() {
    return github.exchanges().stream()
        .filter(exchange -> !exchange.path().endsWith("/access_tokens"))
        .toList();
  }

  @Override
  public void close() {
    service.close();
    github.close();
    contract.verify();
  }
}
