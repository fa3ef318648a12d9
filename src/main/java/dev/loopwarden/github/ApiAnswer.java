package dev.loopwarden.github;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An answer whose body has been read. */
final class ApiAnswer {
  private static final int LONGEST_MESSAGE = 500;

  /** What an answer without anything in it takes, about. */
  private static final int OBJECTS = 1_000;

  private final int status;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  ApiAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers.putAll(headers);
    this.body = body;
  }

  int status() {
    return status;
  }

  boolean isGood() {
    return status / 100 == 2;
  }

  /** The headers for who must not unpack the body again. */
  Map<String, List<String>> unencodedHeaders() {
    Map<String, List<String>> result = new TreeMap<>(headers);
    result.remove("Content-Encoding");
    return result;
  }

  byte[] body() {
    return body;
  }

  /** About how many bytes it takes to remember it. */
  long weight() {
    long characters = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      characters += header.getKey().length();
      for (String value : header.getValue()) {
        characters += value.length();
      }
    }
    return body.length + 2 * characters + OBJECTS;
  }

  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** A header that holds a number; -1 when there is none. */
  long number(String name) {
    String value = header(name);
    try {
      return value == null ? -1 : Long.parseLong(value.strip());
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /** The body as JSON; a missing node when it is none. */
  JsonNode json() {
    try {
      JsonNode node = ApiRequest.MAPPER.readTree(body);
      return node == null ? ApiRequest.MAPPER.missingNode() : node;
    } catch (JacksonException _) {
      return ApiRequest.MAPPER.missingNode();
    }
  }

  /** GitHub's own words for what is wrong, in one line; empty when it has none. */
  String message() {
    JsonNode json = json();
    StringBuilder text = new StringBuilder(json.path("message").asString(""));
    for (JsonNode error : json.path("errors")) {
      String more = error.isString() ? error.asString() : error.path("message").asString("");
      if (!more.isEmpty()) {
        text.append(text.isEmpty() ? "" : "; ").append(more);
      } else if (error.has("code")) {
        text.append("; ").append(error.path("field").asString("")).append(' ');
        text.append(error.path("code").asString(""));
      }
    }
    String line = text.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
  }

  /** Whether GitHub's words say so. */
  boolean mentions(String words) {
    JsonNode json = json();
    String text =
        json.path("message").asString("") + " " + json.path("documentation_url").asString("");
    return text.toLowerCase(Locale.ROOT).contains(words);
  }
}
