package dev.loopwarden.serve;

import java.util.Map;

/** Reads the settings in a process of its own, whose environment is a test's. */
final class SettingsProcess {

  private SettingsProcess() {}

  /** With an argument, what the environment says does not count. */
  public static void main(String[] arguments) {
    Map<String, String> settings = Map.of("loopwarden.workers", "9");
    Launch launch =
        arguments.length == 0 ? new Launch(null, settings, true) : Launch.isolated(settings);
    Settings read = SettingsReader.read(launch);
    System.out.println(read.accounts() + " " + read.database().url() + " " + read.workers());
  }
}
