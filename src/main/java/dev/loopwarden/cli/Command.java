package dev.loopwarden.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the things the program does. Its options are built in code: annotations start slowly. */
interface Command {

  /** What the user types. */
  String name();

  /** Its options, parameters and help. */
  CommandSpec spec();

  /** Does it; returns how it ended. */
  int run(ParseResult options) throws IOException;
}
