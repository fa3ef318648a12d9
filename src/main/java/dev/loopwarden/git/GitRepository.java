package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.git.GitObjects.GitObject;
import dev.loopwarden.review.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A local repository, read through the git program. Nothing is written, fetched or executed. The
 * trees and changes that it gives are readable until it is closed.
 */
public final class GitRepository implements AutoCloseable {
  private final Layout layout;
  private final Git git;
  private final GitObjects objects;
  private final Trees trees;
  private final Revisions revisions;

  private GitRepository(Layout layout) {
    this.layout = layout;
    this.git = layout.git();
    this.objects = new GitObjects(git);
    this.trees = new Trees(objects, layout.objectFormat());
    this.revisions = new Revisions(git, objects, layout.isShallow());
  }

  /** The repository that a folder lies in: with a working tree, a linked one, or bare. */
  public static GitRepository open(Path folder) throws IOException {
    return new GitRepository(Layout.of(folder));
  }

  /** The top folder of the working tree; of a bare repository, the repository itself. */
  public Path root() {
    return layout.root();
  }

  /** Whether there is no working tree. */
  public boolean isBare() {
    return layout.isBare();
  }

  /**
   * What lies between a head and its merge base with another revision.
   *
   * @param base the other revision; null means the default branch
   */
  public Change change(@Nullable String base, Head head) throws IOException {
    if (isBare() && !(head instanceof Head.Commit)) {
      throw new GitException(
          "A bare repository has no working tree and nothing staged. Name a commit to review.");
    }
    String headRevision = head instanceof Head.Commit commit ? commit.revision() : "HEAD";
    Revisions.Revision tip = revisions.resolve(headRevision);
    Revisions.Revision other = base == null ? revisions.defaultBranch() : revisions.resolve(base);
    GitObject mergeBase = revisions.mergeBase(other, tip);
    MissingBlobs missing = new MissingBlobs(git, layout.objectsFolder());
    boolean usesIndex = !(head instanceof Head.Commit);
    var absent = missing.reachableFrom(usesIndex, mergeBase.id(), tip.commit().id());
    SourceTree before = new BlobTree(objects, trees.pythonFiles(mergeBase), absent);
    Change.Side headSide =
        switch (head) {
          case Head.Commit _ ->
              new Change.Side(
                  tip.label(), new BlobTree(objects, trees.pythonFiles(tip.commit()), absent));
          case Head.Staged _ ->
              new Change.Side(
                  "what is staged",
                  new BlobTree(objects, IndexListing.ofIndex(git).blobs(), absent));
          case Head.WorkingTree _ -> new Change.Side("the working tree", workingTree().hashed());
        };
    return GitChange.between(new Change.Side(other.labelAt(mergeBase), before), headSide);
  }

  /**
   * Two commits, for who reads them with a git of their own.
   *
   * @param base the older one; null means the default branch
   */
  public Ends ends(@Nullable String base, String head) throws IOException {
    if (!layout.objectFormat().equals("sha1")) {
      throw new GitException("Only repositories with SHA-1 names can be shown.");
    }
    Revisions.Revision other = base == null ? revisions.defaultBranch() : revisions.resolve(base);
    return new Ends(
        layout.objectsFolder().toRealPath(),
        other.commit().id(),
        revisions.resolve(head).commit().id());
  }

  /**
   * Two commits and where their objects are.
   *
   * @param objects the folder of objects
   * @param base the id of the older commit
   * @param head the id of the newer one
   */
  public record Ends(Path objects, String base, String head) {}

  private WorkTree workingTree() throws IOException {
    BlobHash hash = new BlobHash(layout.objectFormat());
    return new WorkTree.Source(layout.root(), layout.index(), objects, hash)
        .list(IndexListing.ofWorkingTree(git));
  }

  /** The Python files of a commit. */
  public SourceTree tree(String revision) throws IOException {
    GitObject commit = revisions.resolve(revision).commit();
    var absent = new MissingBlobs(git, layout.objectsFolder()).reachableFrom(false, commit.id());
    return new BlobTree(objects, trees.pythonFiles(commit), absent);
  }

  /**
   * The content of any file: of a commit, or, when the revision is null, of the working tree.
   *
   * @param path relative to the root, with forward slashes
   */
  public Optional<byte[]> file(@Nullable String revision, String path) throws IOException {
    if (revision == null) {
      Path file = layout.root().resolve(path);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
    GitObject commit = revisions.resolve(revision).commit();
    GitObject found = objects.find(commit.id() + ":" + path);
    return found == null || !found.type().equals("blob")
        ? Optional.empty()
        : Optional.of(found.bytes());
  }

  /** How many processes were started so far. */
  int processes() {
    return git.started();
  }

  @Override
  public void close() {
    objects.close();
  }
}
