package dev.loopwarden.standin;

import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that GitHub would not carry out, with its answer. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String DOCS = "https://docs.github.com/rest";

  private final transient Reply reply;

  private Refusal(int status, ObjectNode body) {
    super(status + " " + body, null, false, false);
    this.reply = Reply.json(status, body);
  }

  Reply reply() {
    return reply;
  }

  static Refusal of(int status, String message) {
    return new Refusal(status, body(status, message));
  }

  private static ObjectNode body(int status, String message) {
    return Json.object()
        .put("message", message)
        .put("documentation_url", DOCS)
        .put("status", Integer.toString(status));
  }

  static Refusal notFound() {
    return of(404, "Not Found");
  }

  static Refusal forbidden() {
    return of(403, "Resource not accessible by integration");
  }

  /** Validation failed in the ways that these objects say. */
  static Refusal invalid(JsonNode... errors) {
    ObjectNode body = body(422, "Validation Failed");
    body.set("errors", Json.array().addAll(java.util.List.of(errors)));
    return new Refusal(422, body);
  }

  /** One way in which validation failed. */
  static ObjectNode error(String resource, String field, String code) {
    return Json.object().put("resource", resource).put("field", field).put("code", code);
  }

  /** One way in which validation failed, in words. */
  static ObjectNode error(String resource, String field, String code, String message) {
    return error(resource, field, code).put("message", message);
  }

  /** The other shape that GitHub has for requests that it cannot process. */
  static Refusal unprocessable(Collection<String> errors) {
    ObjectNode body = body(422, "Unprocessable Entity");
    body.set("errors", Json.texts(errors));
    return new Refusal(422, body);
  }

  /** A body that does not have the form that is described. */
  static Refusal malformed(String message) {
    return of(422, "Invalid request.\n\n" + message);
  }
}
