package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks GitHub's GraphQL interface, whose failures come with status 200. */
final class GraphQl {
  private static final String FAILED = "POST /graphql: ";

  private final Session session;

  GraphQl(Session session) {
    this.session = session;
  }

  /** Reads; the answer's {@code data}. */
  JsonNode query(String document, Map<String, ?> variables) {
    return ask(document, variables, false);
  }

  /** Changes something; the answer's {@code data}. */
  JsonNode mutate(String document, Map<String, ?> variables) {
    return ask(document, variables, true);
  }

  private JsonNode ask(String document, Map<String, ?> variables, boolean writes) {
    ApiRequest request =
        ApiRequest.graphQl(
            session.host().graphql(), Map.of("query", document, "variables", variables), writes);
    ApiAnswer answer = session.send(request);
    JsonNode json = answer.json();
    if (!json.path("errors").isEmpty()) {
      throw problem(request, answer, json.path("errors").get(0));
    }
    JsonNode data = json.path("data");
    if (!data.isObject()) {
      throw new HostException.Failed(FAILED + "an answer without data", null);
    }
    return data;
  }

  private HostException problem(ApiRequest request, ApiAnswer answer, JsonNode error) {
    String text = FAILED + answer.message();
    return switch (error.path("type").asString("").toUpperCase(Locale.ROOT)) {
      case "RATE_LIMITED", "RATE_LIMIT" -> session.graphQlLimited(request, answer);
      case "NOT_FOUND" -> session.absent(text);
      case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> new HostException.Refused(text, 403);
      case "UNPROCESSABLE" -> new HostException.Refused(text, 422);
      default ->
          answer.message().toLowerCase(Locale.ROOT).contains("secondary rate limit")
              ? session.graphQlLimited(request, answer)
              : new HostException.Failed(text, null);
    };
  }
}
