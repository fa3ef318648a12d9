package dev.loopwarden.handbook;

/**
 * One part of a rule's page.
 *
 * @param anchor what links name, such as {@code best-practice}
 * @param heading what people read
 * @param markdown the text under the heading, examples included
 */
public record Section(String anchor, String heading, String markdown) {}
