package dev.loopwarden.review;

/**
 * Where something stands in a file.
 *
 * @param path the file
 * @param line counted from 1
 * @param column in UTF-16 code units, counted from 1
 */
public record Place(String path, int line, int column) {}
