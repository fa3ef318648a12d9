package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree;
import java.util.List;
import java.util.Set;

/**
 * The Python files of a commit.
 *
 * @param files sorted by path
 * @param complete whether GitHub listed all files of the commit
 * @param others paths that look like Python and are no files: symbolic links and submodules
 * @param omissions what was left out, one sentence each
 */
record Listing(
    List<SourceTree.Entry> files, boolean complete, Set<String> others, List<String> omissions) {

  Listing {
    files = List.copyOf(files);
    others = Set.copyOf(others);
    omissions = List.copyOf(omissions);
  }

  /** How much there is to remember; something in any case. */
  int size() {
    return 1 + files.size() + others.size() + omissions.size();
  }
}
