package dev.loopwarden.policy;

import java.util.List;

/** What looking for settings came to. */
public sealed interface SettingsLookup {

  /**
   * There are settings, and they make sense.
   *
   * @param settings what they say
   * @param file where they stand
   * @param text what they say, and nothing else of the file, as YAML
   */
  record Found(Settings settings, String file, String text) implements SettingsLookup {}

  /** The file has no settings for us. */
  record Absent() implements SettingsLookup {}

  /**
   * There are settings with mistakes; none of them may be used.
   *
   * @param mistakes at least one, from top to bottom
   */
  record Invalid(List<Mistake> mistakes) implements SettingsLookup {
    public Invalid {
      mistakes = List.copyOf(mistakes);
    }
  }
}
