package dev.loopwarden.analysis.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * The releases of Python between which a name exists, as in {@code 3.11}; null where it does not
 * matter.
 */
public record Versions(
    @Nullable String since, @Nullable String deprecated, @Nullable String removed) {}
