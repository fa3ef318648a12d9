package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * The door to hub4j. It sends through our {@link Session}, which adds the token and throws {@link
 * HostException}s, so that hub4j sees good answers only: none of its own waiting, retrying and
 * redirecting ever happens.
 */
final class Hub {

  private Hub() {}

  /** hub4j over a session. */
  static GitHub over(Session session) {
    try {
      return new GitHubBuilder()
          .withEndpoint(session.host().rest().toString())
          .withConnector((GitHubConnectorRequest request) -> send(session, request))
          .build();
    } catch (IOException e) {
      throw new IllegalStateException("hub4j does not start", e);
    }
  }

  /** A repository by its name, without a call. */
  static GHRepository repository(Session session, RepositoryRef ref) {
    String event =
        ApiRequest.MAPPER.writeValueAsString(
            Map.of(
                "repository",
                Map.of(
                    "id", ref.id(),
                    "name", ref.name(),
                    "full_name", ref.fullName(),
                    "owner", Map.of("login", ref.owner()))));
    return ask(
        () ->
            over(session)
                .parseEventPayload(new StringReader(event), GHEventPayload.Ping.class)
                .getRepository());
  }

  /** Something that hub4j is asked for. */
  interface Question<T> {
    T ask() throws IOException;
  }

  /** Asks hub4j; an answer that it cannot read is a failure of the host. */
  static <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (IOException | GHException e) {
      throw new HostException.Failed("GitHub's answer could not be read: " + e.getMessage(), e);
    }
  }

  private static GitHubConnectorResponse send(Session session, GitHubConnectorRequest request)
      throws IOException {
    String accept = request.header("Accept");
    ApiAnswer answer =
        session.send(
            ApiRequest.of(
                request.method(),
                URI.create(request.url().toString()),
                accept == null ? ApiRequest.JSON : accept,
                body(request)));
    return new Response(request, answer);
  }

  private static byte @Nullable [] body(GitHubConnectorRequest request) throws IOException {
    if (!request.hasBody()) {
      return null;
    }
    try (InputStream body = request.body()) {
      return body == null ? null : body.readAllBytes();
    }
  }

  /** An answer in hub4j's form. */
  private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
    private final ApiAnswer answer;

    Response(GitHubConnectorRequest request, ApiAnswer answer) {
      super(request, answer.status(), answer.unencodedHeaders());
      this.answer = answer;
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(answer.body());
    }
  }
}
