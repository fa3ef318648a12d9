package dev.loopwarden.pullrequest;

/**
 * A comment to be posted on lines of the new side of a diff.
 *
 * @param path the file
 * @param firstLine the first line, counted from 1
 * @param lastLine the last line; both lie in one hunk
 * @param body Markdown
 */
public record DraftComment(String path, int firstLine, int lastLine, String body) {}
