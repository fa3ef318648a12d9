package dev.loopwarden.pullrequest;

/** Writes the comments that are about to be shown; each costs the check of a fix. */
interface Rendering {

  /**
   * A comment, marker and all.
   *
   * @param body Markdown
   * @param substance a hash of what does not change with every push
   * @param first the first line it stands on; 0 for a whole file
   * @param last the last line it stands on; 0 for a whole file
   */
  record Comment(String body, String substance, int first, int last) {
    int height() {
      return first == 0 ? 0 : last - first + 1;
    }
  }

  /** The comment as a new one. */
  Comment fresh(Wanted wanted);

  /** The comment where it stands already, on so many lines that are no more those it is about. */
  Comment standing(Wanted wanted, int height);

  /** What a comment says when its finding is dealt with. */
  String closing(Posted posted, Retired.Why why);
}
