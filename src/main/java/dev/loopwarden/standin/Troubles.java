package dev.loopwarden.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trouble that was asked for and has not come yet. Guarded by itself. */
final class Troubles {
  private final Deque<Planned> planned = new ArrayDeque<>();

  /**
   * Trouble for one request.
   *
   * @param pattern a method and a path, where a star stands for one part of it; or one star
   */
  private record Planned(String pattern, Trouble trouble) {

    boolean isFor(Request request) {
      if (pattern.equals("*")) {
        return true;
      }
      int blank = pattern.indexOf(' ');
      String method = pattern.substring(0, blank);
      return (method.equals("*") || method.equals(request.method()))
          && matches(parts(pattern.substring(blank + 1)), parts(request.path()));
    }

    private static List<String> parts(String path) {
      return List.of(path.split("/", -1));
    }

    private static boolean matches(List<String> pattern, List<String> path) {
      if (pattern.size() != path.size()) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  synchronized void plan(String pattern, Trouble trouble) {
    planned.add(new Planned(pattern, trouble));
  }

  /** The trouble for a request; null when there is none. */
  synchronized @Nullable Trouble take(Request request) {
    for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
      Planned one = each.next();
      if (one.isFor(request)) {
        each.remove();
        return one.trouble();
      }
    }
    return null;
  }

  /** How many are still to come. */
  synchronized int left() {
    return planned.size();
  }
}
