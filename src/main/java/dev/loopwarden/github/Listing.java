package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree;
import java.util.List;

/**
 * The Python files of a commit.
 *
 * @param files sorted by path
 * @param complete whether GitHub listed all files of the commit
 * @param omissions what was left out, one sentence each
 */
record Listing(List<SourceTree.Entry> files, boolean complete, List<String> omissions) {

  Listing {
    files = List.copyOf(files);
    omissions = List.copyOf(omissions);
  }
}
