package dev.loopwarden.analysis.knowledge;

/** A knowledge file of a user, with the name to use in error messages. */
public record KnowledgeText(String name, String text) {}
