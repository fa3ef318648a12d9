package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.github.StubGitHub.Answer;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.HostedRepository;
import dev.loopwarden.pullrequest.HostedRepository.Discussion;
import dev.loopwarden.pullrequest.PullRequest;
import dev.loopwarden.pullrequest.ReviewThread;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DiscussionTest {
  private static final String PAGE =
      """
      {"data":{"repository":{"pullRequest":{
        "state":"OPEN","isDraft":true,"headRefOid":"h","baseRefName":"main",
        "reviewThreads":{"nodes":[%s],"pageInfo":{"hasNextPage":%b,"endCursor":"next"}}}}}}
      """;
  private static final String OURS =
      """
      {"fullDatabaseId":"3000000001","body":"ours","viewerDidAuthor":false,
       "author":{"__typename":"Bot","login":"warden"}}
      """;
  private static final String FAKE =
      """
      {"fullDatabaseId":"2","body":"fake","viewerDidAuthor":false,
       "author":{"__typename":"User","login":"warden"}}
      """;
  private static final String GHOST =
      """
      {"fullDatabaseId":"3","body":"ghost","viewerDidAuthor":false,"author":null}
      """;

  private final StubGitHub github = new StubGitHub();
  private final HostedRepository repository =
      github
          .access(new OptionalRights(false, true), ConnectionSettings.direct())
          .open(StubGitHub.PARCELS);

  @AfterEach
  void close() {
    github.close();
  }

  private static String thread(String id, String more, String comments, boolean goesOn) {
    return """
    {"id":"%s","path":"a.py",%s,
     "comments":{"nodes":[%s],"pageInfo":{"hasNextPage":%b,"endCursor":"more"}}}
    """
        .formatted(id, more, comments, goesOn);
  }

  @Test
  void pullRequestAndThreadsComeTogether() {
    String open =
        "\"line\":7,\"diffSide\":\"RIGHT\",\"isResolved\":false,\"isOutdated\":false,\"resolvedBy\":null";
    String left =
        "\"line\":7,\"diffSide\":\"LEFT\",\"isResolved\":true,\"isOutdated\":false,\"resolvedBy\":{\"login\":\"ada\"}";
    String old =
        "\"line\":null,\"diffSide\":\"RIGHT\",\"isResolved\":true,\"isOutdated\":true,\"resolvedBy\":{\"login\":\"warden[bot]\"}";
    github.on(
        "POST /graphql",
        Answer.ok(PAGE.formatted(thread("T1", open, OURS + "," + FAKE, true), true)),
        Answer.ok(
            "{\"data\":{\"node\":{\"comments\":{\"nodes\":["
                + GHOST
                + "],\"pageInfo\":{\"hasNextPage\":false}}}}}"),
        Answer.ok(
            PAGE.formatted(
                thread("T2", left, FAKE, false) + "," + thread("T3", old, OURS, false), false)));

    Discussion discussion = repository.discussion(5);

    PullRequest pull = discussion.pullRequest();
    assertThat(pull.headSha()).isEqualTo("h");
    assertThat(pull.draft()).isTrue();
    assertThat(pull.baseRef()).isEqualTo("main");
    assertThat(discussion.threads())
        .containsExactly(
            new ReviewThread(
                "T1",
                "a.py",
                7,
                false,
                false,
                "",
                false,
                List.of(
                    new ReviewThread.Comment(3_000_000_001L, true, "ours"),
                    new ReviewThread.Comment(2, false, "fake"),
                    new ReviewThread.Comment(3, false, "ghost"))),
            new ReviewThread(
                "T2",
                "a.py",
                0,
                true,
                false,
                "ada",
                false,
                List.of(new ReviewThread.Comment(2, false, "fake"))),
            new ReviewThread(
                "T3",
                "a.py",
                0,
                true,
                true,
                "warden[bot]",
                true,
                List.of(new ReviewThread.Comment(3_000_000_001L, true, "ours"))));
    assertThat(github.asked("POST /graphql").getLast().body()).contains("\"after\":\"next\"");
  }

  @Test
  void limitsOfGraphQlComeWithStatus200() {
    github.on(
        "POST /graphql",
        Answer.ok(
                "{\"errors\":[{\"type\":\"RATE_LIMITED\",\"message\":\"API rate limit"
                    + " exceeded\"}]}")
            .with("X-RateLimit-Remaining", "0")
            .with("X-RateLimit-Reset", Long.toString(StubGitHub.START.getEpochSecond() + 100)));

    assertThatThrownBy(() -> repository.discussion(5))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> assertThat(busy.retryAt()).isEqualTo(StubGitHub.START.plusSeconds(100)));
    int asked = github.asked.size();
    assertThatThrownBy(() -> repository.discussion(5)).isInstanceOf(HostException.Busy.class);
    assertThat(github.asked).hasSize(asked);
  }

  @Test
  void otherFailuresOfGraphQlAreTold() {
    github.on(
        "POST /graphql",
        Answer.ok("{\"errors\":[{\"type\":\"NOT_FOUND\",\"message\":\"no\"}]}"),
        Answer.ok("{\"data\":{\"repository\":{\"pullRequest\":null}}}"),
        Answer.ok("{\"errors\":[{\"message\":\"Something went wrong\"}]}"),
        Answer.ok("no JSON"),
        Answer.ok("{\"errors\":[{\"message\":\"You have exceeded a secondary rate limit\"}]}"));

    assertThatThrownBy(() -> repository.discussion(5)).isInstanceOf(HostException.Gone.class);
    assertThatThrownBy(() -> repository.discussion(5)).isInstanceOf(HostException.Gone.class);
    assertThatThrownBy(() -> repository.discussion(5)).isInstanceOf(HostException.Failed.class);
    assertThatThrownBy(() -> repository.discussion(5)).isInstanceOf(HostException.Failed.class);
    assertThatThrownBy(() -> repository.discussion(5))
        .isInstanceOfSatisfying(
            HostException.Busy.class,
            busy -> assertThat(busy.retryAt()).isEqualTo(StubGitHub.START.plusSeconds(60)));
  }

  @Test
  void threadIsResolvedIfTheAppMay() {
    github.on(
        "POST /graphql",
        Answer.ok("{\"data\":{\"resolveReviewThread\":{\"thread\":{\"isResolved\":true}}}}"),
        Answer.ok("{\"errors\":[{\"type\":\"FORBIDDEN\",\"message\":\"not accessible\"}]}"));

    assertThat(repository.resolve("T1")).isTrue();
    github.clock.move(Duration.ofSeconds(5));
    assertThat(repository.resolve("T1")).isFalse();
    assertThat(github.access().open(StubGitHub.PARCELS).resolve("T1")).isFalse();
    assertThat(github.asked("POST /graphql")).hasSize(2);
  }
}
