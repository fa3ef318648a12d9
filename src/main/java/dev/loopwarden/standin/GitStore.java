package dev.loopwarden.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The objects and references of one git repository on disk. */
final class GitStore implements AutoCloseable {
  private final Repository repository;

  /**
   * An entry of a tree.
   *
   * @param path its whole path
   * @param mode as git knows it
   * @param id the object
   * @param size of a blob; 0 for others
   */
  record Entry(String path, FileMode mode, String id, long size) {
    /** The API's word for the kind of object. */
    String type() {
      return Constants.typeString(mode.getObjectType());
    }
  }

  private GitStore(Repository repository) {
    this.repository = repository;
  }

  /** Opens the repository in a folder; makes a bare one when there is none. */
  static GitStore open(Path folder) {
    JGitSurroundings.keepOut();
    try {
      Path inside = folder.resolve(Constants.DOT_GIT);
      Path git = Files.isDirectory(inside) ? inside : folder;
      Repository repository =
          new FileRepositoryBuilder().setGitDir(git.toFile()).setMustExist(false).build();
      if (!repository.getObjectDatabase().exists()) {
        repository.create(true);
      }
      return new GitStore(repository);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the repository in " + folder, e);
    }
  }

  /** Finds the objects of another repository, too; only before anything was looked for here. */
  void borrow(Path objects) {
    Path alternates =
        repository.getDirectory().toPath().resolve("objects").resolve("info/alternates");
    try {
      Files.createDirectories(alternates.getParent());
      Files.writeString(alternates, objects.toAbsolutePath() + "\n");
      Path shallow = objects.resolveSibling("shallow");
      if (Files.exists(shallow)) {
        Files.copy(shallow, repository.getDirectory().toPath().resolve("shallow"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Repository repository() {
    return repository;
  }

  /** The commit that a name stands for: an id, its beginning, a branch or a tag. */
  Optional<String> commitId(String revision) {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      return Optional.ofNullable(id).map(ObjectId::getName);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException | MissingObjectException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A commit; it must be there. */
  RevCommit commit(String id) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the tree of a commit, or of the tree itself. */
  Optional<String> treeId(String revision) {
    try {
      return Optional.ofNullable(repository.resolve(revision + "^{tree}")).map(ObjectId::getName);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException | MissingObjectException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The best common ancestor of two commits, if there is one. */
  Optional<String> mergeBase(String one, String other) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
      walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
      return Optional.ofNullable(walk.next()).map(RevCommit::getName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the second commit has and the first lacks, oldest first. */
  List<RevCommit> between(String without, String with) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(walk.parseCommit(ObjectId.fromString(with)));
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(without)));
      List<RevCommit> commits = new ArrayList<>();
      for (RevCommit commit : walk) {
        walk.parseBody(commit);
        commits.add(commit);
      }
      return commits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a tree. */
  List<Entry> entries(String tree, boolean recursive) {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(ObjectId.fromString(tree));
      List<Entry> entries = new ArrayList<>();
      while (walk.next()) {
        entries.add(entry(walk));
        if (recursive && walk.isSubtree()) {
          walk.enterSubtree();
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(TreeWalk walk) throws IOException {
    ObjectId id = walk.getObjectId(0);
    boolean blob = walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB;
    long size = blob ? walk.getObjectReader().getObjectSize(id, Constants.OBJ_BLOB) : 0;
    return new Entry(walk.getPathString(), walk.getFileMode(0), id.getName(), size);
  }

  /** The entry at a path. */
  Optional<Entry> entry(String tree, String path) {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, ObjectId.fromString(tree))) {
      return walk == null ? Optional.empty() : Optional.of(entry(walk));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a blob, if there is one of this id. */
  Optional<byte[]> blob(String id) {
    if (!ObjectId.isId(id)) {
      return Optional.empty();
    }
    try {
      ObjectLoader loader = repository.open(ObjectId.fromString(id), Constants.OBJ_BLOB);
      return Optional.of(loader.getBytes(Integer.MAX_VALUE));
    } catch (MissingObjectException | IncorrectObjectTypeException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a reference points. */
  Optional<String> reference(String name) {
    try {
      Ref ref = repository.exactRef(name);
      return ref == null || ref.getObjectId() == null
          ? Optional.empty()
          : Optional.of(ref.getObjectId().getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves a reference, forwards or not. */
  void point(String name, String target) {
    try {
      RefUpdate update = repository.updateRef(name);
      update.setNewObjectId(ObjectId.fromString(target));
      update.setForceUpdate(true);
      update.disableRefLog();
      RefUpdate.Result result = update.update();
      switch (result) {
        case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
        default -> throw new IllegalStateException("cannot move " + name + ": " + result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
