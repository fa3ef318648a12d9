package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.ingest.DeliveryLedger.Entry;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.standin.FileEdit;
import dev.loopwarden.standin.GitHubContract;
import dev.loopwarden.standin.HookDelivery;
import dev.loopwarden.standin.StandIn;
import dev.loopwarden.standin.StandInPullRequest;
import dev.loopwarden.standin.StandInPullRequest.Check;
import dev.loopwarden.standin.StandInRepository;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas of the real service on one database, of which one is killed. */
@Timeout(90)
final class ReplicasTest {
  private static final int PULL_REQUESTS = 24;
  private static final int REVIEWS_BEFORE = 5;
  private static final String BLOCKING =
      """
      import time


      async def wait():
          time.sleep(1)
      """;

  @TempDir private Path folder = Path.of("");
  private final StandIn github = StandIn.start(InstantSource.system());
  private final GitHubContract contract = GitHubContract.watch(github);
  private final Map<String, String> database = Stage.database(Engine.POSTGRESQL);
  private Process victim;
  private Service survivor;

  @BeforeEach
  void start() throws IOException {
    victim = launch(settings("victim"));
    survivor = Service.start(new Launch(null, settings("survivor"), true));
  }

  @AfterEach
  void stop() {
    victim.toHandle().destroyForcibly();
    survivor.close();
    github.close();
    contract.verify();
  }

  /** The clock is that of the wall, because the replicas share no other: hearts beat fast. */
  private Map<String, String> settings(String name) {
    Map<String, String> settings = Stage.settings(github, folder.resolve(name));
    settings.putAll(database);
    settings.put("loopwarden.heartbeat", "1s");
    settings.put("loopwarden.secret-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    return settings;
  }

  private static Process launch(Map<String, String> settings) throws IOException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xss4m",
            "-cp",
            System.getProperty("java.class.path"),
            ReplicaProcess.class.getName());
    Stream<String> arguments =
        settings.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
    return new ProcessBuilder(Stream.concat(java, arguments).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int port(Process replica) throws IOException {
    BufferedReader said = replica.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    while (line != null && !line.matches("\\d+")) {
      line = said.readLine();
    }
    return Integer.parseInt(String.valueOf(line));
  }

  @Test
  void whatAKilledReplicaBeganIsDoneByTheOther() throws IOException, InterruptedException {
    Gate gate = new Gate(REVIEWS_BEFORE);
    github.listen(gate);
    List<StandInPullRequest> pulls = open(List.of(port(victim), survivor.port()));
    gate.awaitReached();
    Stage.await(() -> workers() == 2); // both are in the middle of reviews, and none can end one
    victim.toHandle().destroyForcibly(); // SIGKILL
    victim.waitFor();
    gate.open();

    JobBoard board = survivor.part(JobBoard.class);
    Stage.await(() -> board.load().waiting() == 0);
    assertThat(board.parked()).isEmpty();
    assertThat(pulls).allSatisfy(ReplicasTest::assertThatItIsReviewedOnce);
    assertThat(asked())
        .hasSize(PULL_REQUESTS)
        .allMatch(state -> state == DeliveryLedger.State.DONE);
  }

  private static void assertThatItIsReviewedOnce(StandInPullRequest pull) {
    assertThat(pull.comments()).hasSize(1);
    assertThat(pull.reviews()).hasSize(1);
    assertThat(pull.conversation()).isEmpty();
    assertThat(pull.checks()).extracting(Check::status).containsExactly("completed");
  }

  /** Each in an installation of its own, so that nobody has to wait before writing. */
  private List<StandInPullRequest> open(List<Integer> ports) {
    List<StandInRepository> repositories = new ArrayList<>();
    for (int i = 0; i < PULL_REQUESTS; i++) {
      github.install("owner-" + i, StandIn.USUAL_PERMISSIONS);
      StandInRepository repository =
          github.repository("owner-" + i + "/parcels", folder.resolve("repository-" + i));
      repository.commit("main", "Begin", FileEdit.write("README.md", "Parcels\n"));
      repository.branch("change", "main");
      repository.commit("change", "Change", FileEdit.write("app.py", BLOCKING));
      repositories.add(repository);
    }
    List<StandInPullRequest> pulls = new ArrayList<>();
    for (StandInRepository repository : repositories) {
      int port = ports.get(pulls.size() % ports.size());
      github.sendWebhooksTo(URI.create("http://127.0.0.1:" + port + "/webhook"));
      pulls.add(repository.openPullRequest("Change", "main", "change"));
    }
    github.sendWebhooksTo(URI.create("http://127.0.0.1:" + survivor.port() + "/webhook"));
    return pulls;
  }

  /** How many replicas have jobs. */
  private int workers() {
    return JdbcClient.create(survivor.part(Database.class).dataSource())
        .sql("select count(distinct picked_by) from scheduled_tasks where picked")
        .query(Integer.class)
        .single();
  }

  /** What became of the deliveries that said that a pull request was opened. */
  private List<DeliveryLedger.State> asked() {
    Set<String> opened =
        github.deliveries().stream()
            .filter(sent -> sent.event().equals("pull_request"))
            .map(HookDelivery::guid)
            .collect(Collectors.toSet());
    return survivor.part(DeliveryLedger.class).newest(10_000).stream()
        .filter(entry -> opened.contains(entry.delivery().guid()))
        .map(Entry::state)
        .toList();
  }
}
