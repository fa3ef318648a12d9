package dev.loopwarden.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What we read of the body of a webhook: everything else in it is skipped. Any part can be missing,
 * and every text is hostile.
 */
record Payload(
    @Nullable String action,
    @Nullable Installation installation,
    @Nullable Repository repository,
    @Nullable Account organization,
    @Nullable Account sender,
    @Nullable PullRequest pullRequest,
    @Nullable Issue issue,
    @Nullable Comment comment,
    @Nullable Changes changes,
    @Nullable CheckRun checkRun,
    @Nullable CheckSuite checkSuite,
    @Nullable RequestedAction requestedAction,
    @Nullable MergeGroup mergeGroup,
    @Nullable List<Repository> repositoriesRemoved) {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  record Installation(long id, @Nullable Account account) {}

  record Account(@Nullable String login, @Nullable String type) {
    boolean isBot() {
      return "Bot".equals(type);
    }
  }

  record Repository(long id, @Nullable String name, @Nullable Account owner) {}

  record PullRequest(int number, @Nullable Base base) {}

  record Base(@Nullable Repository repo) {}

  /** An issue; one with a link to a pull request is the conversation of that. */
  record Issue(int number, @Nullable Link pullRequest) {}

  record Link(@Nullable String url) {}

  record Comment(
      long id,
      @Nullable Long inReplyToId,
      @Nullable String body,
      @Nullable Account user,
      @Nullable App performedViaGithubApp) {}

  /** What an edit changed: only whether it changed the base counts. */
  record Changes(@Nullable ChangedBase base) {}

  record ChangedBase() {}

  record App(long id) {}

  record CheckRun(
      @Nullable String externalId, @Nullable App app, @Nullable CheckSuite checkSuite) {}

  record CheckSuite(
      @Nullable String headBranch,
      @Nullable String headSha,
      @Nullable App app,
      @Nullable List<PullRequest> pullRequests) {}

  record RequestedAction(@Nullable String identifier) {}

  record MergeGroup(@Nullable String headSha, @Nullable String headRef) {}

  /**
   * Reads a body.
   *
   * @throws tools.jackson.core.JacksonException when it is no JSON, or of another shape
   */
  static Payload read(byte[] body) {
    Payload payload = JSON.readValue(body, Payload.class);
    return payload == null ? JSON.readValue("{}", Payload.class) : payload;
  }
}
