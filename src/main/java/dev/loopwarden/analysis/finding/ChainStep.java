package dev.loopwarden.analysis.finding;

import dev.loopwarden.analysis.source.Span;

/**
 * One call on the way from where a finding stands to what causes it, or another place that explains
 * it.
 *
 * @param path the file the call stands in
 * @param span the call
 * @param text what happens there, such as {@code load() calls time.sleep()}
 */
public record ChainStep(String path, Span span, String text) {}
