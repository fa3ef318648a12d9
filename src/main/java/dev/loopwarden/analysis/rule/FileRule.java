package dev.loopwarden.analysis.rule;

/** A rule that one file is enough for. */
public non-sealed interface FileRule extends Rule {

  /** Says which kinds of nodes it wants to see. */
  void register(Subscriptions on);
}
