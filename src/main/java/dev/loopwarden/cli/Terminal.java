package dev.loopwarden.cli;

import dev.loopwarden.report.Ink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Where a command runs: its streams, its folder and its environment.
 *
 * @param out takes the result and nothing else
 * @param err takes everything else
 * @param attended what a person looks at
 * @param folder the current folder
 * @param environment the environment's variables
 */
record Terminal(
    OutputStream out,
    PrintStream err,
    Attended attended,
    Path folder,
    Map<String, String> environment) {
  private static final int DEFAULT_WIDTH = 100;

  /** Which of the streams end at a terminal. */
  record Attended(boolean out, boolean err) {}

  /** When text is coloured. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * The terminal of this process. The launcher says which streams end at one, because asking for a
   * console from here costs more than all the rest of a small command.
   */
  static Terminal ofProcess() {
    List<String> attended = List.of(System.getProperty("loopwarden.terminal", "").split(","));
    return new Terminal(
        new ResultStream(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        new Attended(attended.contains("out"), attended.contains("err")),
        Path.of("").toAbsolutePath(),
        System.getenv());
  }

  /** What time it is. */
  InstantSource clock() {
    return InstantSource.system();
  }

  /** A variable that is set and not empty. */
  boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  /** How to set off text of the result. */
  Ink ink(Colour colour) {
    boolean coloured =
        switch (colour) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              attended.out()
                  && !isSet("NO_COLOR")
                  && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    return coloured ? Ink.COLOURED : Ink.PLAIN;
  }

  /** Columns of a line. */
  int width() {
    try {
      return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
    } catch (NumberFormatException _) {
      return DEFAULT_WIDTH;
    }
  }

  /** A message beside the result. */
  void say(String message) {
    err.println("loopwarden: " + message);
  }
}
