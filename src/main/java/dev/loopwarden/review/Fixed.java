package dev.loopwarden.review;

import dev.loopwarden.analysis.finding.Finding;

/**
 * A finding that the change takes away.
 *
 * @param finding what was found at the base
 * @param place where it stood there
 */
public record Fixed(Finding finding, Place place) {}
