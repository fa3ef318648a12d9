package dev.loopwarden.cli;

import dev.loopwarden.serve.Launch;
import dev.loopwarden.serve.Service;
import dev.loopwarden.standin.AppAccount;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.StandIn;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real service beside a GitHub of our own, with one pull request on it. */
final class Demonstration implements AutoCloseable {
  private static final String BASE = "main";
  private static final String ACCOUNT = "octo";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final StandIn github;
  private final Service service;

  /**
   * What is to be reviewed.
   *
   * @param repository a name for it
   * @param objects the folder with the objects of the commits
   * @param base the older commit
   * @param head the newer one
   * @param branch a name for the change
   * @param title what the pull request is called
   */
  record Subject(
      String repository, Path objects, String base, String head, String branch, String title) {}

  /**
   * What came of it.
   *
   * @param pull the pull request with all that was said
   * @param calls what went over the API
   * @param took from the webhook to the end of the check run
   */
  record Result(StandInPullRequest pull, List<Exchange> calls, Duration took) {
    Result {
      calls = List.copyOf(calls);
    }
  }

  private Demonstration(InstantSource clock, StandIn github, Service service) {
    this.clock = clock;
    this.github = github;
    this.service = service;
  }

  /** Starts both, with all data in a folder of their own. */
  static Demonstration start(Path folder, InstantSource clock) throws IOException {
    SecureRandom random = new SecureRandom();
    AppAccount app =
        AppAccount.create(4711, "loopwarden", Long.toHexString(random.nextLong()) + "-hook");
    StandIn github = StandIn.start(new StandIn.Options(clock, random, app, 0));
    try {
      int port = freePort();
      String address = "http://127.0.0.1:" + port;
      Map<String, String> settings = settings(github, folder, address);
      settings.put("server.port", Integer.toString(port));
      Service service = Service.start(Launch.isolated(settings));
      github.sendWebhooksTo(URI.create(address + "/webhook"));
      return new Demonstration(clock, github, service);
    } catch (RuntimeException | IOException e) {
      github.close();
      throw e;
    }
  }

  /** The service has to know its own address before it starts: comments link to its rule pages. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> settings(StandIn github, Path folder, String address) {
    Map<String, String> settings = new HashMap<>(github.app().settings(github.url()));
    settings.put("server.address", "127.0.0.1");
    settings.put("management.server.port", "0");
    settings.put("logging.threshold.console", "off");
    settings.put("loopwarden.home", folder.resolve("service").toString());
    settings.put("loopwarden.public-url", address);
    settings.put("loopwarden.natives", System.getProperty("loopwarden.natives", ""));
    return settings;
  }

  /** Opens the pull request and waits for its review; null when there is none in a long time. */
  Result review(Subject subject, Path folder) throws InterruptedException {
    github.install(ACCOUNT, StandIn.USUAL_PERMISSIONS);
    StandInRepository repository =
        github.repositoryWith(
            ACCOUNT + "/" + subject.repository(), folder.resolve("hosted"), subject.objects());
    repository.push(BASE, subject.base());
    repository.push(subject.branch(), subject.head());
    github.forgetExchanges();
    CountDownLatch concluded = new CountDownLatch(1);
    github.listen(
        _ -> {
          if (repository.checks(subject.head()).stream()
              .anyMatch(check -> check.completedAt() != null)) {
            concluded.countDown();
          }
        });
    Instant begin = clock.instant();
    StandInPullRequest pull = repository.openPullRequest(subject.title(), BASE, subject.branch());
    if (!concluded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new UsageException(
          "the service did not end its review in " + PATIENCE.toMinutes() + " minutes");
    }
    Duration took = Duration.between(begin, clock.instant());
    github.settle();
    return new Result(pull, github.exchanges(), took);
  }

  @Override
  public void close() {
    service.close();
    github.close();
  }
}
