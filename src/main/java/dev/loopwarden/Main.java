package dev.loopwarden;

import dev.loopwarden.cli.Cli;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(Cli.run(args));
  }
}
