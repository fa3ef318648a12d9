package dev.loopwarden.cli;

import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.List;

/** Puts the engine and its rules into the commands' hands. */
final class Wiring {
  private Wiring() {}

  static Tools tools(Terminal terminal) {
    return new Tools(terminal, rules(), (_, _) -> {
      throw new UnsupportedOperationException("no engine yet");
    }, version());
  }

  private static List<RuleInfo> rules() {
    return List.of();
  }

  private static String version() {
    String version = Wiring.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
