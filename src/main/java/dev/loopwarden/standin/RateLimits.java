package dev.loopwarden.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The hourly budgets of callers, and how limits are said. Guarded by the world. */
final class RateLimits {
  private static final int USUAL = 5_000;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final String SECONDARY =
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
          + " For more on scraping GitHub and how it may affect your rights, please review our"
          + " Terms of Service (https://docs.github.com/en/site-policy/github-terms/"
          + "github-terms-of-service)";
  private static final String ABUSE =
      "You have triggered an abuse detection mechanism. Please wait a few minutes before you try"
          + " again.";

  private final World world;
  private final Map<String, Budget> budgets = new HashMap<>();
  private int limit = USUAL;

  /** What one caller has used of one kind of requests. */
  private static final class Budget {
    final Instant reset;
    int used;

    Budget(Instant reset) {
      this.reset = reset;
    }
  }

  RateLimits(World world) {
    this.world = world;
  }

  /** Sets how much everybody may ask in an hour. */
  void allow(int perHour) {
    limit = perHour;
  }

  private Budget budget(Caller caller, String resource) {
    String key = caller.budget() + " " + resource;
    Budget known = budgets.get(key);
    if (known == null || !world.exactNow().isBefore(known.reset)) {
      known = new Budget(world.now().plus(WINDOW));
      budgets.put(key, known);
    }
    return known;
  }

  static String resource(Request request) {
    return request.path().equals("/graphql") ? "graphql" : "core";
  }

  boolean isUsedUp(Caller caller, Request request) {
    return budget(caller, resource(request)).used >= limit;
  }

  void count(Caller caller, Request request) {
    budget(caller, resource(request)).used++;
  }

  /** Adds what every answer says of the budget. */
  Reply described(Caller caller, Request request, Reply reply) {
    Budget budget = budget(caller, resource(request));
    boolean limited = reply.headers().containsKey("X-RateLimit-Remaining");
    Reply result = reply;
    if (!limited) {
      result =
          reply
              .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - budget.used)))
              .with("X-RateLimit-Reset", Long.toString(budget.reset.getEpochSecond()));
    }
    return result
        .with("X-RateLimit-Limit", Integer.toString(limit))
        .with("X-RateLimit-Used", Integer.toString(Math.min(limit, budget.used)))
        .with("X-RateLimit-Resource", resource(request));
  }

  /** What is left, as an endpoint of its own says it. */
  ObjectNode overview(Caller caller) {
    ObjectNode resources = Json.object();
    for (String name : new String[] {"core", "search", "graphql"}) {
      Budget budget = budget(caller, name);
      resources.set(
          name,
          Json.object()
              .put("limit", limit)
              .put("remaining", Math.max(0, limit - budget.used))
              .put("reset", budget.reset.getEpochSecond())
              .put("used", budget.used));
    }
    ObjectNode overview = Json.object();
    overview.set("rate", resources.get("core"));
    overview.set("resources", resources);
    return overview;
  }

  /** The primary limit is reached. */
  Reply usedUp(Caller caller, Request request) {
    return primary(403, caller, budget(caller, resource(request)).reset);
  }

  /** Says a limit in one of its shapes. */
  Reply limited(Trouble.Limited trouble, Caller caller) {
    String seconds = Long.toString(trouble.after().toSeconds());
    Instant reset = world.now().plus(trouble.after());
    return switch (trouble.limit()) {
      case PRIMARY -> primary(403, caller, reset);
      case PRIMARY_429 -> primary(429, caller, reset);
      case SECONDARY_RETRY_AFTER -> message(403, SECONDARY).with("Retry-After", seconds);
      case SECONDARY_429 -> message(429, SECONDARY).with("Retry-After", seconds);
      case SECONDARY_BARE -> message(403, SECONDARY);
      case SECONDARY_BARE_429 -> message(429, SECONDARY);
      case ABUSE -> message(403, ABUSE);
      case GRAPHQL -> exhausted(graphql(), reset);
    };
  }

  private static Reply graphql() {
    ObjectNode body = Json.object();
    body.set(
        "errors",
        Json.array()
            .add(
                Json.object()
                    .put("type", "RATE_LIMITED")
                    .put("message", "API rate limit exceeded for installation.")));
    return Reply.ok(body);
  }

  private static Reply primary(int status, Caller caller, Instant reset) {
    return exhausted(
        message(
            status,
            "API rate limit exceeded for "
                + caller.budget().replace("installation", "installation ID")
                + ". If you reach out to GitHub Support for help, please include the request ID."),
        reset);
  }

  private static Reply exhausted(Reply reply, Instant reset) {
    return reply
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-Reset", Long.toString(reset.getEpochSecond()));
  }

  private static Reply message(int status, String message) {
    return Refusal.of(status, message).reply();
  }
}
