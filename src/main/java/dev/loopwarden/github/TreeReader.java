package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.hosting.RepositoryRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHTree;
import org.kohsuke.github.GHTreeEntry;

/** Lists the files of commits. */
final class TreeReader {
  /** Nobody wrote a larger file by hand. */
  static final long LARGEST_FILE = 20L << 20;

  /** Git makes no such paths, and a link to one would lead elsewhere. */
  private static final Pattern LEADS_ELSEWHERE = Pattern.compile("(?:^|/)\\.{0,2}(?:/|$)");

  private final GHRepository repository;
  private final RepositoryRef ref;
  private final ListingCache cache;

  TreeReader(GHRepository repository, RepositoryRef ref, ListingCache cache) {
    this.repository = repository;
    this.ref = ref;
    this.cache = cache;
  }

  /** What is known of a commit without a call. */
  @Nullable Listing known(String commit) {
    return cache.find(ref, commit);
  }

  /** The Python files of a commit, which never change. */
  Listing read(String commit) {
    Listing known = known(commit);
    if (known != null) {
      return known;
    }
    Listing listing = listing(commit, Hub.ask(() -> repository.getTreeRecursive(commit, 1)));
    cache.put(ref, commit, listing);
    return listing;
  }

  private static Listing listing(String commit, GHTree tree) {
    List<SourceTree.Entry> files = new ArrayList<>();
    Set<String> others = new HashSet<>();
    List<String> omissions = new ArrayList<>();
    for (GHTreeEntry entry : tree.getTree()) {
      if (!isPython(entry.getPath())) {
        continue;
      }
      if (LEADS_ELSEWHERE.matcher(entry.getPath()).find()) {
        omissions.add("%s was not read: no file can be there.".formatted(entry.getPath()));
      } else if (!isFile(entry)) {
        others.add(entry.getPath());
      } else if (entry.getSize() > LARGEST_FILE) {
        omissions.add(
            "%s was not read: it has more than %d MB."
                .formatted(entry.getPath(), LARGEST_FILE >> 20));
      } else {
        files.add(new SourceTree.Entry(entry.getPath(), entry.getSha(), entry.getSize()));
      }
    }
    if (tree.isTruncated()) {
      omissions.add(
          "GitHub lists only a part of the files of commit %s; calls into other files are not seen."
              .formatted(commit));
    }
    files.sort(Comparator.comparing(SourceTree.Entry::path));
    return new Listing(files, !tree.isTruncated(), others, omissions);
  }

  /** Whether a file of this name is one we read. */
  static boolean isPython(String path) {
    return path.endsWith(".py") || path.endsWith(".ipynb");
  }

  /** Symbolic links and submodules are no files. */
  private static boolean isFile(GHTreeEntry entry) {
    return "blob".equals(entry.getType())
        && entry.getMode().startsWith("100")
        && BlobId.isOne(entry.getSha());
  }
}
