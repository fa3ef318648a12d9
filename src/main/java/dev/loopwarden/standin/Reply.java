package dev.loopwarden.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers beside those that every answer has
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and compared by nobody
record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final String JSON = "application/json; charset=utf-8";

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply json(int status, JsonNode body) {
    return new Reply(status, Map.of("Content-Type", JSON), Json.bytes(body));
  }

  static Reply ok(JsonNode body) {
    return json(200, body);
  }

  static Reply noContent() {
    return new Reply(204, Map.of(), new byte[0]);
  }

  static Reply redirect(String location) {
    return new Reply(302, Map.of("Location", location), new byte[0]);
  }

  static Reply bytes(String mediaType, byte[] body) {
    return new Reply(200, Map.of("Content-Type", mediaType), body);
  }

  Reply with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Reply(status, all, body);
  }
}
