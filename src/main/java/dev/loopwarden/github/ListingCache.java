package dev.loopwarden.github;

import dev.loopwarden.hosting.RepositoryRef;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files of commits that were listed before: pushes to a pull request share their merge base. Those
 * asked for least recently go first. Thread-safe.
 */
final class ListingCache {
  private final int mostFiles;
  private final Map<Key, Listing> listings = new LinkedHashMap<>(16, 0.75f, true);
  private int files;

  ListingCache(int mostFiles) {
    this.mostFiles = mostFiles;
  }

  private record Key(long installation, long repository, String commit) {}

  synchronized @Nullable Listing find(RepositoryRef repository, String commit) {
    return listings.get(new Key(repository.installation(), repository.id(), commit));
  }

  synchronized void put(RepositoryRef repository, String commit, Listing listing) {
    Listing before =
        listings.put(new Key(repository.installation(), repository.id(), commit), listing);
    files += listing.size() - (before == null ? 0 : before.size());
    var oldest = listings.values().iterator();
    while (files > mostFiles && oldest.hasNext()) {
      files -= oldest.next().size();
      oldest.remove();
    }
  }

  /** Forgets the files of an installation. */
  synchronized void forget(long installation) {
    listings
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = entry.getKey().installation() == installation;
              files -= gone ? entry.getValue().size() : 0;
              return gone;
            });
  }
}
