package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** The files of a tree that belong to what is looked at. */
record FilteredTree(SourceTree tree, List<Entry> files) implements SourceTree {

  static FilteredTree of(SourceTree tree, Predicate<String> belongs) {
    return new FilteredTree(
        tree, tree.files().stream().filter(file -> belongs.test(file.path())).toList());
  }

  @Override
  public byte[] read(Entry file) throws IOException {
    return tree.read(file);
  }
}
