package dev.loopwarden.serve;

import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.HookDelivery;
import dev.loopwarden.standin.StandIn;
import dev.loopwarden.standin.StandInRepository;
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
import java.util.stream.Collectors;

/** The real service beside a GitHub of our own, in a time that passes only when all wait for it. */
final class Stage implements AutoCloseable {
  private static final int MOST_LOOKS = 60_000;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
  private final Path folder;
  private final StandIn github;
  private final long installation;
  private Service service;
  private int repositories;

  Stage(Path folder) {
    this.folder = folder;
    this.github = StandIn.start(now::get);
    this.service = start();
    this.installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
  }

  private Service start() {
    Service started = Service.start(new Launch(null, settings(), true), now::get);
    github.sendWebhooksTo(URI.create("http://127.0.0.1:" + started.port() + "/webhook"));
    return started;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("server.port", "0");
    settings.put("management.server.port", "0");
    settings.put("logging.threshold.console", "WARN");
    settings.put("loopwarden.home", folder.resolve("home").toString());
    settings.put("loopwarden.public-url", "https://bot.example.com");
    settings.put("loopwarden.reconcile-every", "10h");
    settings.put("loopwarden.app.id", Long.toString(github.app().id()));
    settings.put("loopwarden.app.slug", github.app().slug());
    settings.put("loopwarden.app.private-key", github.app().pem());
    settings.put("loopwarden.app.webhook-secrets", github.app().webhookSecret());
    settings.put("loopwarden.github.url", github.url().toString());
    settings.put("loopwarden.github.rest", github.url().toString());
    settings.put("loopwarden.github.graphql", github.url() + "/graphql");
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

  Instant now() {
    return now.get();
  }

  /** Lets time pass. */
  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** A new repository with these files on its main branch. */
  StandInRepository repository(Map<String, String> files) {
    String name = "parcels-" + ++repositories;
    StandInRepository repository = github.repository("octo/" + name, folder.resolve(name));
    repository.commit("main", "Begin", written(files));
    repository.grant("ada", "write");
    return repository;
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
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    throw new AssertionError("there is still something to do: " + board.load());
  }

  /** Waits until GitHub's list was compared with the ledger, and then as above. */
  void settleReconciled() {
    Set<String> listed =
        github.deliveries().stream().map(HookDelivery::guid).collect(Collectors.toSet());
    DeliveryLedger ledger = service.part(DeliveryLedger.class);
    for (int look = 0; look < MOST_LOOKS && ledger.known(listed).size() < listed.size(); look++) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    settle();
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
  }
}
