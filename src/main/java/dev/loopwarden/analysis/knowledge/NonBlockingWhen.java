package dev.loopwarden.analysis.knowledge;

/**
 * An argument with which a call that can block does not, such as {@code block=False}.
 *
 * @param position counted from 0 without {@code self}, or {@link Work#KEYWORD_ONLY}
 * @param value the argument's source text
 */
public record NonBlockingWhen(int position, String parameter, String value) {}
