package dev.loopwarden.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which path. */
final class Routes {
  private final List<Route> all = new ArrayList<>();

  /** Answers one kind of request. */
  @FunctionalInterface
  interface Endpoint {
    Reply answer(Call call);
  }

  /**
   * A path and its endpoint.
   *
   * @param parts the path's parts; one in braces is variable, and one that ends with {@code +}
   *     takes all that is left
   */
  record Route(String method, List<String> parts, Needs needs, Endpoint endpoint) {
    Route {
      parts = List.copyOf(parts);
    }

    /** The variable parts of a path; null when it is not for this route. */
    @Nullable Map<String, String> match(List<String> path) {
      Map<String, String> names = new LinkedHashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        if (part.endsWith("+}")) {
          String rest = String.join("/", path.subList(Math.min(i, path.size()), path.size()));
          names.put(part.substring(1, part.length() - 2), Request.decodePath(rest));
          return names;
        }
        if (i >= path.size()) {
          return null;
        }
        if (part.startsWith("{")) {
          names.put(part.substring(1, part.length() - 1), Request.decodePath(path.get(i)));
        } else if (!part.equals(path.get(i))) {
          return null;
        }
      }
      return path.size() == parts.size() ? names : null;
    }
  }

  /** A route and what it found in a path. */
  record Found(Route route, Map<String, String> names) {
    Found {
      names = Map.copyOf(names);
    }
  }

  void get(String path, Needs needs, Endpoint endpoint) {
    add("GET", path, needs, endpoint);
  }

  void post(String path, Needs needs, Endpoint endpoint) {
    add("POST", path, needs, endpoint);
  }

  void patch(String path, Needs needs, Endpoint endpoint) {
    add("PATCH", path, needs, endpoint);
  }

  void delete(String path, Needs needs, Endpoint endpoint) {
    add("DELETE", path, needs, endpoint);
  }

  private void add(String method, String path, Needs needs, Endpoint endpoint) {
    all.add(new Route(method, parts(path), needs, endpoint));
  }

  private static List<String> parts(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  Optional<Found> find(String method, String path) {
    List<String> parts = parts(path);
    for (Route route : all) {
      if (route.method().equals(method)) {
        Map<String, String> names = route.match(parts);
        if (names != null) {
          return Optional.of(new Found(route, names));
        }
      }
    }
    return Optional.empty();
  }
}
