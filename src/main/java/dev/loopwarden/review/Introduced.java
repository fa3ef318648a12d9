package dev.loopwarden.review;

import dev.loopwarden.analysis.finding.Finding;

/**
 * A finding that the change brings.
 *
 * @param finding what was found at the head
 * @param place where it truly stands
 * @param anchor where the comment goes
 */
public record Introduced(Finding finding, Place place, Anchor anchor) {}
