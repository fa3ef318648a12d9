import dev.loopwarden.serve.Launch;
import dev.loopwarden.serve.Service;
import dev.loopwarden.standin.Exchange;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.StandIn;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Reviews pull requests through an API that answers late, and tells how long it took. */
public final class Latency {
  private static final String CODE =
      """
      import asyncio
      import time


      async def load%d(parcel):
          %s(%d)
          return parcel
      """;

  private final StandIn github = StandIn.start(InstantSource.system());
  private final Duration latency;
  private final int files;

  private Latency(int files, Duration latency) {
    this.files = files;
    this.latency = latency;
  }

  /** See {@code run} beside this file. */
  public static void main(String[] args) throws InterruptedException {
    int files = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    int millis = args.length > 2 ? Integer.parseInt(args[2]) : 100;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 10;
    new Latency(files, Duration.ofMillis(millis)).run(Path.of(args[0]), rounds);
  }

  private void run(Path folder, int rounds) throws InterruptedException {
    try (StandIn closing = github;
        Service service = Service.start(new Launch(null, settings(folder), true))) {
      closing.sendWebhooksTo(URI.create("http://127.0.0.1:" + service.port() + "/webhook"));
      github.install("octo", StandIn.USUAL_PERMISSIONS);
      StandInRepository repository = github.repository("octo/parcels", folder.resolve("parcels"));
      repository.commit("main", "Begin", edits("await asyncio.sleep", 0));
      System.out.printf(
          "%d changed files, every answer after %d ms; from the webhook to the check run's end%n",
          files, latency.toMillis());
      List<Long> warm = new ArrayList<>();
      for (int round = 0; round <= rounds; round++) {
        long took = round(repository, round);
        if (round > 0) {
          warm.add(took);
        }
        Thread.sleep(6_000); // there is room for writes again
      }
      warm.sort(Comparator.naturalOrder());
      System.out.printf("warm, median of %d: %d ms%n", rounds, warm.get(rounds / 2));
    }
  }

  private long round(StandInRepository repository, int round) throws InterruptedException {
    String branch = "change-" + round;
    repository.branch(branch, "main");
    String commit = repository.commit(branch, "Change", edits("time.sleep", round));
    github.forgetExchanges();
    github.latency(latency);
    CountDownLatch concluded = new CountDownLatch(1);
    Exchange.Listener listener =
        _ -> {
          if (repository.checks(commit).stream().anyMatch(check -> check.completedAt() != null)) {
            concluded.countDown();
          }
        };
    github.listen(listener);
    Instant begin = Instant.now();
    StandInPullRequest pull = repository.openPullRequest("Change", "main", branch);
    concluded.await();
    long took = Duration.between(begin, Instant.now()).toMillis();
    github.latency(Duration.ZERO);
    github.settle();
    List<Exchange> calls = github.exchanges();
    System.out.printf(
        "%-5s %5d ms, %d calls (%d for a token) in %d sequential round trips, %d comments%n",
        round == 0 ? "cold" : "warm",
        took,
        calls.size(),
        calls.stream().filter(call -> call.path().endsWith("/access_tokens")).count(),
        sequential(calls),
        pull.comments().size());
    if (round <= 1) {
      calls.forEach(
          call ->
              System.out.printf(
                  "  %5d ms %s%n", Duration.between(begin, call.at()).toMillis(), call));
    }
    pull.close();
    return took;
  }

  /** How many calls had to wait for the answer of the one before. */
  private int sequential(List<Exchange> calls) {
    int count = 0;
    Instant free = Instant.MIN;
    List<Instant> times = calls.stream().map(Exchange::at).sorted().toList();
    for (Instant at : times) {
      if (!at.isBefore(free)) {
        count++;
        free = at.plus(latency);
      }
    }
    return count;
  }

  private FileEdit[] edits(String call, int round) {
    List<FileEdit> edits = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      String text = CODE.formatted(i, call, round + 1);
      edits.add(FileEdit.write("parcels/part%02d.py".formatted(i), text));
    }
    return edits.toArray(FileEdit[]::new);
  }

  private Map<String, String> settings(Path folder) {
    Map<String, String> settings = new HashMap<>(github.app().settings(github.url()));
    settings.put("server.port", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("management.server.port", "0");
    settings.put("logging.threshold.console", "off");
    settings.put("loopwarden.home", folder.resolve("home").toString());
    settings.put("loopwarden.public-url", "https://bot.example.com");
    settings.put("loopwarden.natives", System.getProperty("loopwarden.natives", ""));
    return settings;
  }
}
