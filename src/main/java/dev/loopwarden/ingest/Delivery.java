package dev.loopwarden.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One webhook delivery, without its body: what the body asks for is {@link Work}, and GitHub keeps
 * the body for some days itself.
 *
 * @param guid GitHub's name for it; a redelivery keeps it
 * @param event such as {@code pull_request}
 * @param action such as {@code opened}; null where the event has none
 * @param installation 0 where the event belongs to none
 * @param receivedAt when it reached us
 */
public record Delivery(
    String guid, String event, @Nullable String action, long installation, Instant receivedAt) {}
