package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ChangedFile;
import java.util.List;
import java.util.function.Predicate;

/** What of a change the settings want to be looked at. */
record WantedChange(Side base, Side head, List<ChangedFile> files) implements Change {

  static WantedChange of(Change change, Predicate<String> wanted, Progress progress) {
    return new WantedChange(
        side(change.base(), wanted, progress),
        side(change.head(), wanted, progress),
        change.files().stream().filter(file -> wanted.test(file.path())).toList());
  }

  private static Side side(Side side, Predicate<String> wanted, Progress progress) {
    SourceTree tree = FilteredTree.of(side.tree(), wanted);
    return new Side(side.name(), progress.watch(tree));
  }
}
