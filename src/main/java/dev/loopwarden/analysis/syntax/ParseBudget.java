package dev.loopwarden.analysis.syntax;

/**
 * How much one file may take. It counts work, not time, so that results are the same everywhere.
 *
 * @param characters length of the text
 * @param nodes nodes of the grammar's tree, tokens included
 */
public record ParseBudget(int characters, int nodes) {
  /** Enough for anything that people write. */
  public static final ParseBudget DEFAULT = new ParseBudget(20_000_000, 5_000_000);

  /** No limit. */
  public static final ParseBudget NONE = new ParseBudget(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
