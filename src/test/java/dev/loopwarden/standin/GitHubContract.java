package dev.loopwarden.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds everything that the bot and the stand-in say to each other against what GitHub publishes
 * about its API, in both directions: paths, parameters, bodies and GraphQL documents.
 *
 * <pre>{@code
 * GitHubContract contract = GitHubContract.watch(github);
 * // ... the bot works ...
 * contract.verify();
 * }</pre>
 */
public final class GitHubContract implements Exchange.Listener {
  private static final List<Integer> ALWAYS_POSSIBLE =
      List.of(0, 301, 302, 304, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504);

  private final List<String> violations = new ArrayList<>();
  private final boolean checksRequests;
  private int exchanges;

  private GitHubContract(boolean checksRequests) {
    this.checksRequests = checksRequests;
  }

  /** Watches a stand-in from now on. */
  public static GitHubContract watch(StandIn github) {
    GitHubContract contract = new GitHubContract(true);
    github.listen(contract);
    return contract;
  }

  /** Watches only what the stand-in says: for tests that send what GitHub would refuse. */
  static GitHubContract watchAnswers(StandIn github) {
    GitHubContract contract = new GitHubContract(false);
    github.listen(contract);
    return contract;
  }

  /** Fails when something was said that GitHub does not describe, or when nothing was said. */
  public synchronized void verify() {
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "not as GitHub describes it:\n"
              + String.join("\n", violations.stream().distinct().toList()));
    }
    if (exchanges == 0) {
      throw new AssertionError("nothing was said");
    }
  }

  /** What was found so far. */
  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public synchronized void exchanged(Exchange exchange) {
    if (isForPeople(exchange)) {
      return;
    }
    exchanges++;
    if (exchange.path().equals("/graphql")) {
      graphQl(exchange);
      return;
    }
    Optional<RestDescription.Operation> operation =
        RestDescription.GITHUB.find(exchange.method(), exchange.path());
    if (operation.isEmpty()) {
      found(exchange, "there is no such operation");
      return;
    }
    if (checksRequests) {
      operation.get().problemsOfRequest(exchange).forEach(problem -> found(exchange, problem));
    }
    answer(exchange, operation.get());
  }

  /** Pages, and files that lie on another host. */
  private static boolean isForPeople(Exchange exchange) {
    return exchange.path().startsWith("/codeload/")
        || exchange.headers().getOrDefault("Content-Type", "").startsWith("text/");
  }

  private void answer(Exchange exchange, RestDescription.Operation operation) {
    if (!operation.describes(exchange.status())) {
      if (!ALWAYS_POSSIBLE.contains(exchange.status())) {
        found(exchange, "there is no such answer");
      }
      return;
    }
    if (exchange.headers().getOrDefault("Content-Type", "").contains("json")) {
      operation
          .problemsOfAnswer(exchange)
          .forEach(problem -> found(exchange, "answer: " + problem));
    }
  }

  private void graphQl(Exchange exchange) {
    if (exchange.status() != 200) {
      return;
    }
    try {
      JsonNode request = JsonMapper.shared().readTree(exchange.request());
      JsonNode answer = JsonMapper.shared().readTree(exchange.answer());
      GraphQlDescription.GITHUB
          .problems(request, answer, checksRequests)
          .forEach(problem -> found(exchange, problem));
    } catch (JacksonException e) {
      found(exchange, "no JSON: " + e.getMessage());
    }
  }

  private void found(Exchange exchange, String problem) {
    violations.add(exchange + ": " + problem);
  }
}
