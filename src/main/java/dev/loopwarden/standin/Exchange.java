package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A request to the API and its answer, for who watches. It shows no token.
 *
 * @param at when the request came in
 * @param caller such as {@code app} or {@code installation 1002}
 * @param method GET and so on
 * @param path as it was sent, without the prefix of an Enterprise server
 * @param query its parameters
 * @param request the request's body as text; empty when there was none
 * @param status the answer's status; 0 when the connection was closed instead
 * @param headers the answer's headers
 * @param answer the answer's body as text
 */
public record Exchange(
    Instant at,
    String caller,
    String method,
    String path,
    Map<String, String> query,
    String request,
    int status,
    Map<String, String> headers,
    String answer) {

  /** Told of every exchange, one at a time, before the answer is sent. */
  @FunctionalInterface
  public interface Listener {
    /** An exchange. */
    void exchanged(Exchange exchange);
  }

  public Exchange {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  static Exchange of(Instant at, String caller, Request request, Reply reply) {
    return new Exchange(
        at,
        caller,
        request.method(),
        request.path(),
        request.query(),
        new String(request.body(), StandardCharsets.UTF_8),
        reply.status(),
        reply.headers(),
        new String(reply.body(), StandardCharsets.UTF_8));
  }

  /** Whether it changes something: GraphQL mutations do, too. */
  public boolean isWrite() {
    return path.equals("/graphql")
        ? request.contains("mutation")
        : !method.equals("GET") && !path.endsWith("/access_tokens");
  }

  /** The method and the path. */
  @Override
  public String toString() {
    return method + " " + path + " -> " + status;
  }
}
