package dev.loopwarden.standin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists by pages, with links as GitHub sends them. */
final class Paging {
  private static final int USUAL = 30;
  private static final int MOST = 100;

  private final Urls urls;

  Paging(Urls urls) {
    this.urls = urls;
  }

  /** A page as a plain array. */
  <T> Reply list(Call call, List<T> all, Function<T, JsonNode> form) {
    Reply reply = Reply.ok(items(call, all, form));
    return linked(reply, call, all.size());
  }

  /** A page inside an object that says how many there are. */
  <T> Reply counted(Call call, String name, List<T> all, Function<T, JsonNode> form) {
    ObjectNode body = Json.object().put("total_count", all.size());
    body.set(name, items(call, all, form));
    return linked(Reply.ok(body), call, all.size());
  }

  private static <T> ArrayNode items(Call call, List<T> all, Function<T, JsonNode> form) {
    int size = size(call);
    int from = (int) Math.min(all.size(), (page(call) - 1L) * size);
    return Json.array(all.subList(from, Math.min(all.size(), from + size)), form);
  }

  static int size(Call call) {
    int size = positive(call.query("per_page"), USUAL);
    return Math.min(MOST, size);
  }

  private static int page(Call call) {
    return positive(call.query("page"), 1);
  }

  private static int positive(String text, int otherwise) {
    try {
      return text.isEmpty() ? otherwise : Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  /** Adds the links to other pages. */
  private Reply linked(Reply reply, Call call, int count) {
    int page = page(call);
    int last = Math.max(1, (count + size(call) - 1) / size(call));
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(call, "page", Integer.toString(page - 1), "prev"));
    }
    if (page < last) {
      links.add(link(call, "page", Integer.toString(page + 1), "next"));
      links.add(link(call, "page", Integer.toString(last), "last"));
    }
    if (page > 1) {
      links.add(link(call, "page", "1", "first"));
    }
    return links.isEmpty() ? reply : reply.with("Link", String.join(", ", links));
  }

  /** The same request with one parameter set. */
  String link(Call call, String name, String value, String relation) {
    Map<String, String> query = new LinkedHashMap<>(call.request().query());
    query.put(name, value);
    List<String> parts = new ArrayList<>();
    query.forEach((key, text) -> parts.add(encode(key) + "=" + encode(text)));
    String address = urls.api(call.request().path()) + "?" + String.join("&", parts);
    return "<" + address + ">; rel=\"" + relation + "\"";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
