package dev.loopwarden.analysis.syntax;

/** What comes of parsing under a budget. */
public sealed interface ParseOutcome {

  /** The file's tree. */
  record Parsed(Module module) implements ParseOutcome {}

  /** Why there is no tree: one sentence. */
  record OverBudget(String reason) implements ParseOutcome {}
}
