package dev.loopwarden;

import dev.loopwarden.cli.Cli;
import java.util.Locale;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // reports and comments read the same on every machine
    System.exit(Cli.run(args));
  }
}
