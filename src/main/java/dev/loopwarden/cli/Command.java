package dev.loopwarden.cli;

import java.io.IOException;

/** One of the things the program does. Its options are built in code: annotations start slowly. */
interface Command {

  /** What the user types. */
  String name();

  /** Its options, parameters and help. */
  Usage spec();

  /** Does it; returns how it ended. */
  int run(Typed options) throws IOException;
}
