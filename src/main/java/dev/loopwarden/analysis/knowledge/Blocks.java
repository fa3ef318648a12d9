package dev.loopwarden.analysis.knowledge;

/**
 * That a call keeps its thread waiting.
 *
 * @param replacement what to use in a coroutine instead, as text for a message
 */
public record Blocks(Effect effect, Level level, String replacement) {}
