package dev.loopwarden.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real payloads of webhooks, one a line. */
final class Examples {
  private Examples() {}

  /** All examples of an event. */
  static List<byte[]> of(String event) {
    String file = "/webhooks/" + event + ".jsonl";
    try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first example of an event with this action and an installation. */
  static byte[] first(String event, String action) {
    return of(event).stream()
        .filter(body -> tree(body).path("action").asString("").equals(action))
        .filter(body -> tree(body).has("installation"))
        .findFirst()
        .orElseThrow();
  }

  static JsonNode tree(byte[] body) {
    return JsonMapper.shared().readTree(body);
  }
}
