package dev.loopwarden.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A commit status. */
record StatusEntry(
    long id,
    String sha,
    Account creator,
    String state,
    @Nullable String description,
    @Nullable String targetUrl,
    String context,
    Instant createdAt) {}
