package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree;
import java.io.IOException;
import java.util.List;

/** The Python files of a commit on GitHub. Thread-safe. */
final class RemoteTree implements SourceTree {
  private final Listing listing;
  private final Blobs blobs;

  RemoteTree(Listing listing, Blobs blobs) {
    this.listing = listing;
    this.blobs = blobs;
  }

  @Override
  public List<Entry> files() {
    return listing.files();
  }

  @Override
  public byte[] read(Entry file) throws IOException {
    return blobs.read(file);
  }

  @Override
  public boolean isFar() {
    return true;
  }

  @Override
  public void announce(List<Entry> next) {
    blobs.fetch(next);
  }
}
