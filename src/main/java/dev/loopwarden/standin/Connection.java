package dev.loopwarden.standin;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Lists by pages, as GraphQL has them. */
final class Connection {
  private static final int MOST = 100;

  private Connection() {}

  /** A page, by the arguments that are given. */
  static <T> Map<String, Object> of(
      DataFetchingEnvironment asked, List<T> all, Function<T, Map<String, Object>> form) {
    Integer first = asked.getArgument("first");
    Integer last = asked.getArgument("last");
    String name = asked.getField().getName();
    if (first == null && last == null) {
      throw new GraphFault(
          "MISSING_PAGINATION_BOUNDARIES",
          "You must provide a `first` or `last` value to properly paginate the `"
              + name
              + "` connection.");
    }
    int count = first != null ? first : Objects.requireNonNull(last);
    if (count > MOST || count < 0) {
      throw new GraphFault(
          "EXCESSIVE_PAGINATION",
          "Requesting "
              + count
              + " records on the `"
              + name
              + "` connection exceeds the `first` limit of 100 records.");
    }
    String after = asked.getArgument("after");
    String before = asked.getArgument("before");
    int from = after == null ? 0 : Math.min(all.size(), index(after));
    int to = before == null ? all.size() : Math.min(all.size(), index(before) - 1);
    if (first != null) {
      to = Math.min(to, from + first);
    } else {
      from = Math.max(from, to - count);
    }
    return page(all, from, Math.max(from, to), form);
  }

  private static <T> Map<String, Object> page(
      List<T> all, int from, int to, Function<T, Map<String, Object>> form) {
    List<Map<String, Object>> nodes = all.subList(from, to).stream().map(form).toList();
    List<Map<String, Object>> edges = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      edges.add(Map.of("cursor", cursor(from + i + 1), "node", nodes.get(i)));
    }
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("hasNextPage", to < all.size());
    info.put("hasPreviousPage", from > 0);
    if (!nodes.isEmpty()) {
      info.put("startCursor", cursor(from + 1));
      info.put("endCursor", cursor(to));
    }
    return Map.of("nodes", nodes, "edges", edges, "pageInfo", info, "totalCount", all.size());
  }

  private static String cursor(int position) {
    byte[] text = ("cursor:v2:" + position).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }

  private static int index(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.US_ASCII);
      return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    } catch (IllegalArgumentException _) {
      throw new GraphFault(
          "INVALID_CURSOR_ARGUMENTS", "`" + cursor + "` does not appear to be a valid cursor.");
    }
  }
}
