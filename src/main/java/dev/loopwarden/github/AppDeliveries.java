package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.ingest.DeliveryArchive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** GitHub's own list of deliveries, which only the App itself may see. Thread-safe. */
final class AppDeliveries implements DeliveryArchive {
  private static final Pattern NEXT =
      Pattern.compile("<[^>]*[?&]cursor=([^&>]+)[^>]*>;\\s*rel=\"next\"");

  private final Supplier<Session> app;

  AppDeliveries(Supplier<Session> app) {
    this.app = app;
  }

  @Override
  public Page page(@Nullable String cursor) {
    Session session = app.get();
    String path =
        cursor == null
            ? "/app/hook/deliveries?per_page=100"
            : Endpoints.path("/app/hook/deliveries?per_page=100&cursor={}", cursor);
    ApiAnswer answer = session.send(ApiRequest.get(session.rest(path), ApiRequest.JSON));
    List<Attempt> attempts = new ArrayList<>();
    answer.json().forEach(node -> attempts.add(attempt(node)));
    return new Page(attempts, next(answer.header("Link")));
  }

  @Override
  public byte[] body(long id) {
    JsonNode payload = app.get().get("/app/hook/deliveries/" + id).path("request").path("payload");
    if (!payload.isObject()) {
      throw new HostException.Gone("GitHub no longer has the body of delivery " + id);
    }
    return payload.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Attempt attempt(JsonNode node) {
    return new Attempt(
        node.path("id").asLong(0),
        node.path("guid").asString(""),
        node.path("event").asString(""),
        time(node.path("delivered_at").asString("")));
  }

  static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      return Instant.EPOCH;
    }
  }

  private static @Nullable String next(@Nullable String links) {
    if (links == null) {
      return null;
    }
    Matcher matcher = NEXT.matcher(links);
    return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : null;
  }
}
