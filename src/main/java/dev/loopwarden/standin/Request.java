package dev.loopwarden.standin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param method GET and so on
 * @param path as it was sent, percent signs and all, without the prefix of an Enterprise server
 * @param query the parameters, decoded
 * @param headers its headers
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and compared by nobody
record Request(
    String method, String path, Map<String, String> query, Headers headers, byte[] body) {
  private static final int LARGEST = 26 * 1024 * 1024;

  static Request of(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String plain =
        path.startsWith("/api/v3/")
            ? path.substring(7)
            : path.equals("/api/graphql") ? "/graphql" : path;
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
    return new Request(
        exchange.getRequestMethod(),
        plain,
        query(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders(),
        body);
  }

  /** Reads what a form or an address carries. */
  static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String part : raw.split("&")) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        query.put(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1)));
      }
    }
    return query;
  }

  static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Reads a part of a path, where a plus sign is itself. */
  static String decodePath(String text) {
    return decode(text.replace("+", "%2B"));
  }

  /** A header; empty when it is not there. */
  String header(String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  boolean accepts(String mediaType) {
    return header("Accept").contains(mediaType);
  }

  boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }
}
