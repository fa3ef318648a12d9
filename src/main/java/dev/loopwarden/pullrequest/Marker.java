package dev.loopwarden.pullrequest;

/**
 * What a comment of ours says of itself, hidden from people.
 *
 * @param keys the finding
 * @param fingerprint the finding's name
 * @param substance a hash of the text without what changes with every push
 * @param height the number of lines it was posted on; 0 for a whole file
 * @param state what became of the finding
 */
record Marker(FindingKeys keys, String fingerprint, String substance, int height, State state) {

  /** What became of the finding. */
  enum State {
    /** It was there. */
    OPEN,
    /** It was gone. */
    FIXED,
    /** People said to ignore it. */
    IGNORED
  }

  /** The same in another state. */
  Marker in(State other) {
    return new Marker(keys, fingerprint, substance, height, other);
  }
}
