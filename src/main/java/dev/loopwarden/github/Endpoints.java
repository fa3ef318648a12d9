package dev.loopwarden.github;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of the API: how they are made, and what they are called in logs and metrics. */
final class Endpoints {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private Endpoints() {}

  /** Fills the {@code {}} of a template, each with one escaped segment. */
  static String path(String template, Object... values) {
    StringBuilder path = new StringBuilder();
    int at = 0;
    for (Object value : values) {
      int hole = template.indexOf("{}", at);
      path.append(template, at, hole).append(escape(value.toString()));
      at = hole + 2;
    }
    return path.append(template, at, template.length()).toString();
  }

  /** Escapes a segment; one of dots alone would be taken for a way to another place. */
  static String escape(String segment) {
    if (segment.equals(".") || segment.equals("..")) {
      return segment.replace(".", "%2E");
    }
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The path of an address without the names and numbers in it. */
  static String template(URI uri) {
    String[] parts = uri.getRawPath().replaceFirst("^/api/(v3/)?", "/").split("/", -1);
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      String before = i == 0 ? "" : parts[i - 1];
      if (i == 2 && before.equals("repos")) {
        segments.add("{owner}");
      } else if (i == 3 && parts[1].equals("repos")) {
        segments.add("{repo}");
      } else if (NUMBER.matcher(part).matches()) {
        segments.add("{n}");
      } else if (SHA.matcher(part).matches()) {
        segments.add("{sha}");
      } else if (takesNames(before)) {
        segments.add("{name}");
        if (!before.equals("collaborators")) {
          break;
        }
      } else {
        segments.add(part);
      }
    }
    return String.join("/", segments);
  }

  private static boolean takesNames(String segment) {
    return switch (segment) {
      case "contents", "compare", "collaborators", "app-manifests", "tarball", "trees" -> true;
      default -> false;
    };
  }
}
