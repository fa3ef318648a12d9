package dev.loopwarden.standin;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event to the App's webhook.
 *
 * @param id its number
 * @param guid the event's name, which further attempts keep
 * @param event such as {@code pull_request}
 * @param action such as {@code opened}; null where the event has none
 * @param installation whose event it is; 0 when nobody's
 * @param repository where it happened; 0 when nowhere
 * @param payload the body
 * @param redelivery whether it is a further attempt
 * @param deliveredAt when it was sent
 * @param duration how long the answer took
 * @param statusCode what was answered; 502 and 504 when nothing was
 * @param status {@code OK}, or what went wrong
 */
public record HookDelivery(
    long id,
    String guid,
    String event,
    @Nullable String action,
    long installation,
    long repository,
    String payload,
    boolean redelivery,
    Instant deliveredAt,
    Duration duration,
    int statusCode,
    String status) {

  /** Whether the service took it. */
  public boolean succeeded() {
    return statusCode >= 200 && statusCode < 300;
  }

  HookDelivery answered(Instant at, Duration newDuration, int code, String newStatus) {
    return new HookDelivery(
        id,
        guid,
        event,
        action,
        installation,
        repository,
        payload,
        redelivery,
        at,
        newDuration,
        code,
        newStatus);
  }

  /** A further attempt. */
  HookDelivery again(long newId) {
    return new HookDelivery(
        newId,
        guid,
        event,
        action,
        installation,
        repository,
        payload,
        true,
        deliveredAt,
        Duration.ZERO,
        0,
        "pending");
  }
}
