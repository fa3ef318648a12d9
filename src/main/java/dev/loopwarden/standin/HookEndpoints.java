package dev.loopwarden.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The App's webhook: where it goes, and what was sent. */
final class HookEndpoints {
  private static final Duration KEPT = Duration.ofDays(3);

  private final World world;
  private final Paging paging;
  private final Hooks hooks;

  HookEndpoints(Urls urls, World world, Hooks hooks) {
    this.world = world;
    this.paging = new Paging(urls);
    this.hooks = hooks;
  }

  void addTo(Routes routes) {
    Needs app = Needs.theApp();
    routes.get("/app/hook/config", app, _ -> Reply.ok(hooks.config()));
    routes.patch("/app/hook/config", app, this::configure);
    routes.get("/app/hook/deliveries", app, this::list);
    routes.get("/app/hook/deliveries/{id}", app, this::one);
    routes.post("/app/hook/deliveries/{id}/attempts", app, this::redeliver);
  }

  private Reply configure(Call call) {
    hooks.configure(call.body());
    return Reply.ok(hooks.config());
  }

  /** Pages by a cursor: the number of the last one that was listed. */
  private Reply list(Call call) {
    Instant oldest = world.exactNow().minus(KEPT);
    long cursor = call.query("cursor").isEmpty() ? Long.MAX_VALUE : cursor(call);
    List<HookDelivery> all =
        hooks.all().stream()
            .filter(delivery -> !delivery.deliveredAt().isBefore(oldest))
            .filter(delivery -> !delivery.status().equals("pending"))
            .filter(delivery -> isWanted(call.query("status"), delivery))
            .filter(delivery -> delivery.id() < cursor)
            .toList();
    int size = Paging.size(call);
    List<HookDelivery> page = all.subList(0, Math.min(size, all.size()));
    Reply reply = Reply.ok(Json.array(page, HookEndpoints::item));
    return page.size() == all.size()
        ? reply
        : reply.with(
            "Link", paging.link(call, "cursor", Long.toString(page.getLast().id()), "next"));
  }

  private static long cursor(Call call) {
    try {
      return Long.parseLong(call.query("cursor"));
    } catch (NumberFormatException _) {
      throw Refusal.of(422, "Invalid cursor");
    }
  }

  private static boolean isWanted(String status, HookDelivery delivery) {
    return switch (status) {
      case "success" -> delivery.succeeded();
      case "failure" -> !delivery.succeeded();
      default -> true;
    };
  }

  private static ObjectNode item(HookDelivery delivery) {
    ObjectNode node =
        Json.object()
            .put("id", delivery.id())
            .put("guid", delivery.guid())
            .put("delivered_at", Json.time(delivery.deliveredAt()))
            .put("redelivery", delivery.redelivery())
            .put("duration", delivery.duration().toMillis() / 1000.0)
            .put("status", delivery.status())
            .put("status_code", delivery.statusCode())
            .put("event", delivery.event())
            .put("action", delivery.action())
            .putNull("throttled_at");
    if (delivery.installation() == 0) {
      node.putNull("installation_id");
    } else {
      node.put("installation_id", delivery.installation());
    }
    if (delivery.repository() == 0) {
      node.putNull("repository_id");
    } else {
      node.put("repository_id", delivery.repository());
    }
    return node;
  }

  private HookDelivery find(Call call) {
    return hooks.find(call.number("id")).orElseThrow(Refusal::notFound);
  }

  private Reply one(Call call) {
    HookDelivery delivery = find(call);
    ObjectNode node = item(delivery).put("url", hooks.config().path("url").asString());
    ObjectNode request = Json.object();
    request.set("headers", Json.texts(hooks.headers(delivery)));
    try {
      request.set("payload", Json.parse(Desk.text(delivery.payload())));
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
    node.set("request", request);
    ObjectNode response = Json.object().put("payload", "");
    response.set("headers", Json.object());
    node.set("response", response);
    return Reply.ok(node);
  }

  private Reply redeliver(Call call) {
    hooks.redeliver(find(call));
    return Reply.json(202, Json.object());
  }
}
