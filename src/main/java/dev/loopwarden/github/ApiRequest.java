package dev.loopwarden.github;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One request to the API, before it is authorised. */
final class ApiRequest {
  static final String JSON = "application/vnd.github+json";
  static final String RAW = "application/vnd.github.raw+json";
  static final JsonMapper MAPPER = new JsonMapper();

  private final String method;
  private final URI uri;
  private final String accept;
  private final byte @Nullable [] body;
  private final boolean graphQl;
  private final boolean writes;

  private ApiRequest(
      String method,
      URI uri,
      String accept,
      byte @Nullable [] body,
      boolean graphQl,
      boolean writes) {
    this.method = method;
    this.uri = uri;
    this.accept = accept;
    this.body = body;
    this.graphQl = graphQl;
    this.writes = writes;
  }

  /** Reads something. */
  static ApiRequest get(URI uri, String accept) {
    return new ApiRequest("GET", uri, accept, null, false, false);
  }

  /** Changes something, with a body that is sent as JSON. */
  static ApiRequest change(String method, URI uri, @Nullable Object body) {
    byte @Nullable [] bytes = body == null ? null : MAPPER.writeValueAsBytes(body);
    return new ApiRequest(method, uri, JSON, bytes, false, true);
  }

  /** What another client wants to send. */
  static ApiRequest of(String method, URI uri, String accept, byte @Nullable [] body) {
    return new ApiRequest(method, uri, accept, body, false, !method.equals("GET"));
  }

  /** Creates a token: this writes no content, so that it has no part in the pace of writes. */
  static ApiRequest token(URI uri, Object body) {
    return new ApiRequest("POST", uri, JSON, MAPPER.writeValueAsBytes(body), false, false);
  }

  /** A GraphQL document. */
  static ApiRequest graphQl(URI uri, Object body, boolean writes) {
    return new ApiRequest("POST", uri, JSON, MAPPER.writeValueAsBytes(body), true, writes);
  }

  String method() {
    return method;
  }

  URI uri() {
    return uri;
  }

  String accept() {
    return accept;
  }

  byte @Nullable [] body() {
    return body;
  }

  boolean isGet() {
    return method.equals("GET");
  }

  boolean isGraphQl() {
    return graphQl;
  }

  /** Whether it counts as content that is created or changed. */
  boolean writes() {
    return writes;
  }

  /** What logs and metrics call it: no names, no numbers. */
  String endpoint() {
    return method + " " + Endpoints.template(uri);
  }
}
