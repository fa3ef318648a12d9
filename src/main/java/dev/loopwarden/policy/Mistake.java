package dev.loopwarden.policy;

/**
 * Something wrong in a settings file.
 *
 * @param file the file
 * @param line counted from 1
 * @param column counted from 1
 * @param message what is wrong and what was expected
 */
public record Mistake(String file, int line, int column, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
