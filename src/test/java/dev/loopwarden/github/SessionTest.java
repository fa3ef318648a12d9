package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.github.StubGitHub.Answer;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.pullrequest.HostedRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, limits, pace and memory of answers, as one job meets them. */
final class SessionTest {
  private static final String PULL = "GET /repos/octo/parcels/pulls/5";
  private static final String TOKENS = "POST /app/installations/7/access_tokens";

  private final StubGitHub github = new StubGitHub();
  private final GitHubAccess access = github.access();

  @AfterEach
  void close() {
    github.close();
  }

  private HostedRepository repository() {
    return access.open(StubGitHub.PARCELS);
  }

  @Test
  void tokenIsNarrowAndKept() {
    github.on(PULL, GitHubRepositoryTest.PULL);

    repository().pullRequest(5);
    repository().pullRequest(5);

    assertThat(github.asked(TOKENS)).hasSize(1);
    assertThat(ApiRequest.MAPPER.readTree(github.asked(TOKENS).getFirst().body()))
        .isEqualTo(
            ApiRequest.MAPPER.readTree(
                """
                {"repository_ids":[42],"permissions":{
                  "metadata":"read","contents":"read","pull_requests":"write","checks":"write"}}
                """));
    assertThat(github.asked(TOKENS).getFirst().header("Authorization")).startsWith("Bearer ey");
    assertThat(github.asked(PULL).getFirst().header("Authorization"))
        .isEqualTo("Bearer ghs_secret1");
  }

  @Test
  void anotherRepositoryHasAnotherToken() {
    github.on("GET /repos/octo/\\w+/pulls/5", GitHubRepositoryTest.PULL);

    repository().pullRequest(5);
    access.open(new RepositoryRef(7, 43, "octo", "letters")).pullRequest(5);

    assertThat(github.asked(TOKENS)).hasSize(2);
    assertThat(github.asked(TOKENS).getLast().body()).contains("[43]");
  }

  @Test
  void tokenIsRenewedBeforeItExpires() {
    github.on(PULL, GitHubRepositoryTest.PULL);

    repository().pullRequest(5);
    github.clock.move(Duration.ofMinutes(56));
    repository().pullRequest(5);

    assertThat(github.asked(TOKENS)).hasSize(2);
  }

  @Test
  void refusedTokenIsRenewedOnce() {
    github.on(
        PULL,
        asked ->
            asked.header("Authorization").equals("Bearer ghs_secret1")
                ? Answer.json(401, "{\"message\":\"Bad credentials\"}")
                : Answer.ok(GitHubRepositoryTest.PULL));

    assertThat(repository().pullRequest(5).baseRef()).isEqualTo("main");
    assertThat(github.asked(TOKENS)).hasSize(2);

    github.on(PULL, Answer.json(401, "{\"message\":\"Bad credentials\"}"));
    assertThatThrownBy(() -> repository().pullRequest(5))
        .isInstanceOfSatisfying(
            HostException.Refused.class, e -> assertThat(e.status()).isEqualTo(401))
        .hasMessageContaining("Bad credentials")
        .hasMessageNotContaining("ghs_");
    assertThat(github.asked(TOKENS)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void tokenThatIsRefusedMayBeHadLater(int status) {
    github.on(TOKENS, Answer.json(status, "{\"message\":\"This installation is suspended\"}"));

    assertThatThrownBy(() -> repository().pullRequest(5))
        .isInstanceOf(HostException.Failed.class)
        .hasMessageContaining("suspended");
  }

  @Test
  void manyAskForOneToken() throws Exception {
    github.on(PULL, GitHubRepositoryTest.PULL);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        running.add(threads.submit(() -> repository().pullRequest(5)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertThat(github.asked(TOKENS)).hasSize(1);
  }

  @Test
  void installationThatLacksAnOptionalPermissionIsAskedWithoutIt() {
    github.on(PULL, GitHubRepositoryTest.PULL);
    github.on(
        TOKENS,
        asked ->
            asked.body().contains("statuses")
                ? Answer.json(422, "{\"message\":\"The permissions requested are not granted\"}")
                : Answer.json(201, "{\"token\":\"v1.any-form\",\"expires_at\":\"x\"}"));
    GitHubAccess more = github.access(new OptionalRights(true, true), ConnectionSettings.direct());

    more.open(StubGitHub.PARCELS).pullRequest(5);
    more.open(new RepositoryRef(7, 43, "octo", "parcels")).pullRequest(5);

    more.open(new RepositoryRef(7, 44, "octo", "parcels")).pullRequest(5);

    // all, statuses alone, contents alone; then what was granted before, at once
    assertThat(github.asked(TOKENS)).hasSize(5);
    assertThat(github.asked(TOKENS).getFirst().body())
        .contains("\"statuses\":\"write\"", "\"contents\":\"write\"");
    assertThat(github.asked(TOKENS).subList(2, 5))
        .allSatisfy(
            asked ->
                assertThat(asked.body())
                    .contains("\"contents\":\"write\"")
                    .doesNotContain("statuses"));
    assertThat(github.asked(PULL).getFirst().header("Authorization"))
        .isEqualTo("Bearer v1.any-form");
  }

  @Test
  void unchangedAnswerIsNotSentAgain() {
    github.on(
        PULL,
        asked ->
            asked.header("If-None-Match").equals("\"v1\"")
                ? new Answer(304, Map.of(), new byte[0])
                : Answer.ok(GitHubRepositoryTest.PULL).with("ETag", "\"v1\""));

    repository().pullRequest(5);
    assertThat(repository().pullRequest(5).baseRef()).isEqualTo("main");

    assertThat(github.heard.calls).contains("GET /repos/{owner}/{repo}/pulls/{n} 304");
  }

  @Test
  void answersOfOneInstallationAreNotAnothers() {
    github.on("POST /app/installations/8/access_tokens", Answer.json(201, "{\"token\":\"t\"}"));
    github.on(PULL, Answer.ok(GitHubRepositoryTest.PULL).with("ETag", "\"v1\""));

    repository().pullRequest(5);
    access.open(new RepositoryRef(8, 42, "octo", "parcels")).pullRequest(5);

    assertThat(github.asked(PULL).getLast().header("If-None-Match")).isEmpty();
  }

  @Test
  void limitEndsAskingUntilItIsOver() {
    github.on(
        PULL,
        Answer.json(429, "{}").with("Retry-After", "30"),
        Answer.ok(GitHubRepositoryTest.PULL));

    assertThatThrownBy(() -> repository().pullRequest(5)).isInstanceOf(HostException.Busy.class);
    int asked = github.asked.size();
    assertThatThrownBy(() -> repository().pullRequest(5))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> {
              assertThat(busy.retryTime()).hasValue(StubGitHub.START.plusSeconds(30));
              assertThat(busy.isOurPace()).isFalse();
            });
    assertThat(github.asked).hasSize(asked);
    assertThat(github.heard.limited).hasValue(1);

    github.clock.move(Duration.ofSeconds(30));
    assertThat(repository().pullRequest(5).baseRef()).isEqualTo("main");
  }

  @Test
  void limitOfNobodyIsNotTheApps() {
    github.on(
        "POST /app-manifests/c0de/conversions", Answer.json(429, "{}").with("Retry-After", "30"));
    github.on("GET /app/hook/deliveries\\?per_page=100", "[]");

    assertThatThrownBy(() -> access.registration().convert(github.identity().host(), "c0de"))
        .isInstanceOf(HostException.Busy.class);
    assertThat(access.deliveries().page(null).attempts()).isEmpty();
  }

  @Test
  void goneInstallationIsForgotten() {
    github.on(PULL, Answer.ok(GitHubRepositoryTest.PULL).with("ETag", "\"v1\""));
    repository().pullRequest(5);

    access.forget(8);
    repository().pullRequest(5);
    access.forget(7);
    repository().pullRequest(5);

    assertThat(github.asked(TOKENS)).hasSize(2);
    assertThat(github.asked(PULL))
        .extracting(one -> one.header("If-None-Match"))
        .containsExactly("", "\"v1\"", "");
  }

  @Test
  void writesKeepThePace() {
    github.on("PATCH /repos/octo/parcels/pulls/comments/8", "{}");
    HostedRepository repository = repository();
    for (int i = 0; i < 5; i++) {
      repository.editComment(8, "text");
    }

    assertThatThrownBy(() -> repository.editComment(8, "text"))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> {
              assertThat(busy.retryAt()).isEqualTo(StubGitHub.START.plusSeconds(1));
              assertThat(busy.isOurPace()).isTrue();
            });
    assertThat(github.asked("PATCH .*/comments/8")).hasSize(5);
    assertThat(github.heard.paced).hasValue(1);
  }

  @Test
  void failuresAreTold() {
    github.on(
        PULL,
        Answer.json(502, "<html>").with("X-GitHub-Request-Id", "AB:12"),
        Answer.json(410, "{\"message\":\"Gone\"}"),
        Answer.json(451, "{}"),
        Answer.json(403, "{\"message\":\"Resource not accessible by integration\"}"),
        Answer.json(200, "no JSON"));

    assertThatThrownBy(() -> repository().pullRequest(5))
        .isInstanceOf(HostException.Failed.class)
        .hasMessage("GET /repos/{owner}/{repo}/pulls/{n}: 502 (request AB:12)");
    assertThatThrownBy(() -> repository().pullRequest(5)).isInstanceOf(HostException.Gone.class);
    assertThatThrownBy(() -> repository().pullRequest(5)).isInstanceOf(HostException.Gone.class);
    assertThatThrownBy(() -> repository().pullRequest(5))
        .isInstanceOf(HostException.Refused.class)
        .hasMessageContaining("Resource not accessible");
    assertThatThrownBy(() -> repository().pullRequest(5)).isInstanceOf(HostException.Failed.class);
  }

  @Test
  void remainingIsTold() {
    github.on(PULL, Answer.ok(GitHubRepositoryTest.PULL).with("X-RateLimit-Remaining", "4321"));
    HostedRepository repository = repository();

    assertThat(repository.usage().remaining()).isEqualTo(-1);
    repository.pullRequest(5);
    assertThat(repository.usage()).isEqualTo(new HostedRepository.ApiUsage(2, 0, 2, 4321));
  }

  @Test
  void whatALimitLeavesIsToldForMetrics() {
    github.on(
        PULL,
        Answer.ok(GitHubRepositoryTest.PULL)
            .with("X-RateLimit-Remaining", "4321")
            .with("X-RateLimit-Resource", "core")
            .with("X-RateLimit-Reset", "1790000000"));
    repository().pullRequest(5);

    assertThat(github.heard.remaining)
        .containsExactly("core of 7: 4321 until 2026-09-21T14:13:20Z");
  }

  @Test
  @Timeout(60)
  void fiftyCallsOfAnInstallationAreUnderWayAtMost() throws InterruptedException {
    github.on(PULL, GitHubRepositoryTest.PULL);
    repository().pullRequest(5); // has a token from now on
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch open = new CountDownLatch(1);
    github.on(
        PULL,
        _ -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          awaitOpen(open);
          underWay.decrementAndGet();
          return Answer.ok(GitHubRepositoryTest.PULL);
        });
    github.on("GET /repos/octo/others/pulls/5", GitHubRepositoryTest.PULL);
    List<Thread> jobs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      jobs.add(Thread.ofPlatform().daemon().start(() -> repository().pullRequest(5)));
    }

    // those who wait for their turn wait without a limit of time
    while (underWay.get() < 50
        || underWay.get() + count(jobs, Thread.State.WAITING) < jobs.size()) {
      Thread.onSpinWait();
    }
    assertThat(underWay).hasValue(50);
    RepositoryRef other = new RepositoryRef(8, 44, "octo", "others");
    github.on("POST /app/installations/8/access_tokens", Answer.json(201, "{\"token\":\"ghs_8\"}"));
    assertThat(access.open(other).pullRequest(5).baseRef())
        .as("another installation has a line of its own")
        .isEqualTo("main");
    open.countDown();
    for (Thread job : jobs) {
      job.join();
    }
    assertThat(most).hasValue(50);
    assertThat(github.asked(PULL)).hasSize(61);
  }

  private static int count(List<Thread> threads, Thread.State state) {
    return (int) threads.stream().filter(thread -> thread.getState() == state).count();
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
