package dev.loopwarden.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.loopwarden.hosting.RepositoryRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What we read of the body of a webhook. Any part can be missing, and every text is hostile. What
 * else is in it is ignored by annotation, on each record: else Jackson copies it before it forgets.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Payload(
    @Nullable String action,
    @Nullable Installation installation,
    @Nullable Repository repository,
    @Nullable Account organization,
    @Nullable Account sender,
    @Nullable PullRequest pullRequest,
    @Nullable Issue issue,
    @Nullable Comment comment,
    @Nullable Discussion thread,
    @Nullable Changes changes,
    @Nullable CheckRun checkRun,
    @Nullable CheckSuite checkSuite,
    @Nullable MergeGroup mergeGroup,
    @Nullable List<Repository> repositoriesRemoved) {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Installation(long id) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Account(@Nullable String login, @Nullable String type) {
    boolean isBot() {
      return "Bot".equals(type);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Repository(long id, @Nullable String name, @Nullable Account owner) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record PullRequest(int number, @Nullable Base base, @Nullable Head head) {
    /** Its newest commit; empty where that is not named. */
    String headSha() {
      return head == null || head.sha == null ? "" : head.sha;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Head(@Nullable String sha) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Base(@Nullable Repository repo) {}

  /** An issue; one with a link to a pull request is the conversation of that. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Issue(int number, @Nullable Link pullRequest) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Link(@Nullable String url) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Comment(
      long id,
      @Nullable Long inReplyToId,
      @Nullable String body,
      @Nullable Account user,
      @Nullable App performedViaGithubApp) {}

  /** A thread of comments on the change. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Discussion(@Nullable List<Comment> comments) {}

  /** What an edit changed: only whether it changed the base counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Changes(@Nullable ChangedBase base) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ChangedBase() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record App(long id) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record CheckRun(
      @Nullable String externalId, @Nullable App app, @Nullable CheckSuite checkSuite) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record CheckSuite(
      @Nullable String headBranch,
      @Nullable String headSha,
      @Nullable App app,
      @Nullable List<PullRequest> pullRequests) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record MergeGroup(@Nullable String headSha, @Nullable String headRef) {}

  /** The installation that the event came from; 0 for none. */
  long installationId() {
    return installation == null ? 0 : installation.id;
  }

  /** The account that the event is about; empty for none. */
  String login() {
    Account account = repository == null ? organization : repository.owner;
    return account == null || account.login == null ? "" : account.login;
  }

  /** The repository that the event is about; null where it is not named in full. */
  @Nullable RepositoryRef ref() {
    return repository == null || repository.name == null || login().isEmpty()
        ? null
        : new RepositoryRef(installationId(), repository.id, login(), repository.name);
  }

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
