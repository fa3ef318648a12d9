package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ChangedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a change the settings want to be looked at. It remembers if the host failed in the
 * middle: an analysis takes a file that it cannot read for the file's own fault, and goes on.
 */
final class SelectedChange implements Change {
  private final Side base;
  private final Side head;
  private final List<ChangedFile> files;
  private final AtomicReference<@Nullable HostException> failure = new AtomicReference<>();

  SelectedChange(Change change, Predicate<String> wanted) {
    this.base = side(change.base(), wanted);
    this.head = side(change.head(), wanted);
    this.files = change.files().stream().filter(file -> wanted.test(file.path())).toList();
  }

  private Side side(Side side, Predicate<String> wanted) {
    List<SourceTree.Entry> entries =
        side.tree().files().stream().filter(file -> wanted.test(file.path())).toList();
    return new Side(side.name(), new WatchedTree(side.tree(), entries));
  }

  @Override
  public Side base() {
    return base;
  }

  @Override
  public Side head() {
    return head;
  }

  @Override
  public List<ChangedFile> files() {
    return files;
  }

  /** How the host failed while the trees were read. */
  Optional<HostException> failure() {
    return Optional.ofNullable(failure.get());
  }

  private HostException noted(HostException e) {
    failure.compareAndSet(null, e);
    return e;
  }

  private final class WatchedTree implements SourceTree {
    private final SourceTree tree;
    private final List<Entry> files;

    WatchedTree(SourceTree tree, List<Entry> files) {
      this.tree = tree;
      this.files = files;
    }

    @Override
    public List<Entry> files() {
      return files;
    }

    @Override
    public byte[] read(Entry file) throws IOException {
      try {
        return tree.read(file);
      } catch (HostException.Gone e) {
        throw new IOException(e.getMessage(), e);
      } catch (HostException e) {
        throw noted(e);
      }
    }

    @Override
    public boolean isFar() {
      return tree.isFar();
    }

    @Override
    public void announce(List<Entry> next) {
      try {
        tree.announce(next);
      } catch (HostException e) {
        throw noted(e);
      }
    }
  }
}
