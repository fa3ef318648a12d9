package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Finds the endpoint for a request and turns whatever it does into an answer, as GitHub does. */
final class Desk {
  private final World world;
  private final Routes routes;
  private final RateLimits limits;
  private final Callers callers;

  /** An answer, who got it, and when the request came in. */
  record Answer(Instant at, String caller, Reply reply) {}

  Desk(World world, Routes routes, RateLimits limits) {
    this.world = world;
    this.routes = routes;
    this.limits = limits;
    this.callers = new Callers(world);
  }

  /** Answers; some kinds of trouble are answers, too. */
  Answer answer(Request request, @Nullable Trouble trouble) {
    synchronized (world) {
      Instant at = world.exactNow();
      Caller caller = new Caller.Anonymous();
      Reply reply;
      try {
        caller = callers.of(request);
        reply = answer(request, caller, trouble);
      } catch (Refusal refusal) {
        reply = refusal.reply();
      }
      return new Answer(at, caller.budget(), finished(request, caller, reply));
    }
  }

  private Reply answer(Request request, Caller caller, @Nullable Trouble trouble) {
    if (trouble instanceof Trouble.Status(int status, String message)) {
      return Refusal.of(status, message).reply();
    }
    if (trouble instanceof Trouble.Limited limited) {
      return limits.limited(limited, caller);
    }
    if (limits.isUsedUp(caller, request)) {
      return limits.usedUp(caller, request);
    }
    Routes.Found found =
        routes.find(request.method(), request.path()).orElseThrow(Refusal::notFound);
    Call call = new Call(request, caller, found.names(), world);
    found.route().needs().check(caller);
    return found.route().endpoint().answer(call);
  }

  private Reply finished(Request request, Caller caller, Reply reply) {
    Reply result = reply;
    if (request.method().equals("GET") && reply.status() == 200) {
      String tag = "W/\"" + hash(reply.body()) + "\"";
      boolean known = request.header("If-None-Match").contains(tag.substring(2));
      result = (known ? new Reply(304, reply.headers(), new byte[0]) : reply).with("ETag", tag);
    }
    if (result.status() != 304) {
      limits.count(caller, request);
    }
    return limits
        .described(caller, request, result)
        .with(
            "Date",
            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                world.now().atZone(java.time.ZoneOffset.UTC)))
        .with("X-GitHub-Media-Type", "github.v3; format=json")
        .with("X-GitHub-Request-Id", "%08X".formatted(world.nextId()));
  }

  private static String hash(byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
