package dev.loopwarden.pullrequest;

/**
 * A comment whose finding is no more to be told.
 *
 * @param posted the comment
 * @param why what became of the finding
 */
record Retired(Posted posted, Why why) {

  /** What became of a finding. */
  sealed interface Why {
    /** The change does not bring it any more. */
    record Fixed() implements Why {}

    /** The change has nothing to do with its files any more, or the settings exclude them. */
    record Elsewhere() implements Why {}

    /** A comment in the code silences it. */
    record IgnoredInCode() implements Why {}

    /** A person said so in the pull request. */
    record IgnoredHere(ReviewMemory.Ignored by) implements Why {}

    /** The settings switch its rule off. */
    record RuleOff() implements Why {}

    /** It is there, but the base has it, too. */
    record NotNew() implements Why {}

    /** What the comment says of itself afterwards. */
    default Marker.State state() {
      return switch (this) {
        case Fixed _, Elsewhere _, NotNew _ -> Marker.State.FIXED;
        case IgnoredInCode _, IgnoredHere _, RuleOff _ -> Marker.State.IGNORED;
      };
    }
  }
}
