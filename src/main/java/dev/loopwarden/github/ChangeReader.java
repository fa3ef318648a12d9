package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.diff.Patch;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.pullrequest.HostedChange;
import dev.loopwarden.pullrequest.PullRequest;
import dev.loopwarden.review.Change;
import dev.loopwarden.review.ChangedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCompare;
import org.kohsuke.github.GHRepository;

/**
 * Reads what a pull request changes: the merge base, the changed files, the trees of both sides.
 */
final class ChangeReader {
  /** Several reviews run at a time, and each may meet a large repository. */
  private static final long MOST_HELD_BYTES =
      Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16);

  private static final long MOST_READ_BYTES = Math.min(32L << 20, MOST_HELD_BYTES / 4);

  private final Session session;
  private final GHRepository repository;
  private final RepositoryRef ref;
  private final TreeReader trees;
  private final ChangedFilesReader files;

  ChangeReader(Session session, GHRepository repository, RepositoryRef ref, TreeReader trees) {
    this.session = session;
    this.repository = repository;
    this.ref = ref;
    this.trees = trees;
    this.files = new ChangedFilesReader(session, ref);
  }

  /** Reads the change; {@code changedFiles} is what GitHub counts, or -1. */
  HostedChange read(PullRequest pull, int changedFiles) {
    GHCompare[] comparison = new GHCompare[1];
    List<Supplier<Object>> questions = new ArrayList<>();
    questions.add(() -> comparison[0] = compare(pull));
    if (trees.known(pull.headSha()) == null) {
      questions.add(() -> trees.read(pull.headSha()));
    }
    Together.ask(session.meter(), questions);
    GHCompare compare = comparison[0];
    String mergeBase = compare.getMergeBaseCommit().getSHA1();
    ChangedFilesReader.Listed listed = files.read(compare, pull.ref().number(), changedFiles);
    CutListing cut = new CutListing(new GraphQl(session), ref);
    Listing head = cut.with(listed.headPaths(), pull.headSha(), trees.read(pull.headSha()));
    Listing base = cut.with(listed.basePaths(), mergeBase, trees.read(mergeBase));
    List<String> omissions = new ArrayList<>(listed.omissions());
    listed.headPaths().stream()
        .filter(head.others()::contains)
        .map("%s was not read: it is a symbolic link or a submodule."::formatted)
        .forEach(omissions::add);
    head.omissions().forEach(omissions::add);
    base.omissions().stream().filter(one -> !omissions.contains(one)).forEach(omissions::add);
    HeldBlobs held = new HeldBlobs(MOST_HELD_BYTES, MOST_READ_BYTES);
    Blobs blobs = new Blobs(new BlobCalls(session, ref), pull.headSha(), held);
    return new GitHubChange(
        mergeBase,
        compare.getBaseCommit().getSHA1(),
        new Change.Side(name(pull.baseRef(), mergeBase), new RemoteTree(base, blobs)),
        new Change.Side(
            name("#" + pull.ref().number(), pull.headSha()), new RemoteTree(head, blobs)),
        changed(listed.files(), base, head),
        Math.max(changedFiles, listed.files().size()),
        unread(listed.headPaths(), head),
        omissions);
  }

  /** By the branch's name: the commit that a pull request shows as its base may be old. */
  private GHCompare compare(PullRequest pull) {
    GHCompare compare = Hub.ask(() -> repository.getCompare(pull.baseRef(), pull.headSha()));
    if (compare.getMergeBaseCommit() == null) {
      throw new HostException.Gone("the two sides of the pull request have nothing in common");
    }
    return compare;
  }

  private static String name(String what, String sha) {
    return what + " (" + sha.substring(0, Math.min(8, sha.length())) + ")";
  }

  /** The changed files that at least one side has as a file that we read. */
  private static List<ChangedFile> changed(
      List<ChangedFilesReader.File> listed, Listing base, Listing head) {
    Set<String> before = paths(base);
    Set<String> after = paths(head);
    List<ChangedFile> changed = new ArrayList<>();
    for (ChangedFilesReader.File file : listed) {
      String basePath = keep(file.basePath(), before);
      String headPath = keep(file.headPath(), after);
      if (basePath != null || headPath != null) {
        String patch = file.patch();
        FileDiff diff = patch == null ? FileDiff.none() : Patch.parse(patch);
        changed.add(new ChangedFile(basePath, headPath, diff));
      }
    }
    changed.sort(Comparator.comparing(ChangedFile::path));
    return changed;
  }

  private static List<String> unread(List<String> changed, Listing head) {
    Set<String> read = paths(head);
    return changed.stream()
        .filter(TreeReader::isPython)
        .filter(path -> !read.contains(path) && !head.others().contains(path))
        .toList();
  }

  private static @Nullable String keep(@Nullable String path, Set<String> paths) {
    return path != null && paths.contains(path) ? path : null;
  }

  private static Set<String> paths(Listing listing) {
    return listing.files().stream().map(SourceTree.Entry::path).collect(Collectors.toSet());
  }
}
