package dev.loopwarden.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes commits without a work tree. */
final class GitWriter {
  private final GitStore store;

  GitWriter(GitStore store) {
    this.store = store;
  }

  /**
   * Makes a commit.
   *
   * @param parents its parents; the files are those of the first one, edited
   */
  String commit(
      List<String> parents, String author, Instant at, String message, List<FileEdit> edits) {
    try (ObjectInserter inserter = store.repository().newObjectInserter()) {
      DirCache files = DirCache.newInCore();
      if (!parents.isEmpty()) {
        read(files, ObjectId.fromString(parents.getFirst()));
      }
      DirCacheEditor editor = files.editor();
      for (FileEdit edit : edits) {
        apply(edit, files, editor, inserter);
      }
      editor.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(files.writeTree(inserter));
      commit.setParentIds(parents.stream().map(ObjectId::fromString).toList());
      PersonIdent person = new PersonIdent(author, author + "@example.com", at, ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id.getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(DirCache files, ObjectId commit) throws IOException {
    try (ObjectReader reader = store.repository().newObjectReader()) {
      DirCacheBuilder builder = files.builder();
      ObjectId tree = store.commit(commit.getName()).getTree();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, tree);
      builder.finish();
    }
  }

  private static void apply(
      FileEdit edit, DirCache files, DirCacheEditor editor, ObjectInserter inserter)
      throws IOException {
    switch (edit) {
      case FileEdit.Write(String path, FileEdit.Content content) ->
          put(editor, path, FileMode.REGULAR_FILE, blob(inserter, content.bytes()));
      case FileEdit.Link(String path, String target) ->
          put(
              editor,
              path,
              FileMode.SYMLINK,
              blob(inserter, target.getBytes(StandardCharsets.UTF_8)));
      case FileEdit.Submodule(String path, String commit) ->
          put(editor, path, FileMode.GITLINK, ObjectId.fromString(commit));
      case FileEdit.Delete(String path) -> editor.add(new DirCacheEditor.DeletePath(path));
      case FileEdit.Move(String path, String to) -> {
        DirCacheEntry entry = files.getEntry(path);
        if (entry == null) {
          throw new IllegalArgumentException("there is no file " + path);
        }
        editor.add(new DirCacheEditor.DeletePath(path));
        put(editor, to, entry.getFileMode(), entry.getObjectId());
      }
    }
  }

  private static ObjectId blob(ObjectInserter inserter, byte[] bytes) throws IOException {
    return inserter.insert(Constants.OBJ_BLOB, bytes);
  }

  private static void put(DirCacheEditor editor, String path, FileMode mode, ObjectId id) {
    editor.add(
        new DirCacheEditor.PathEdit(path) {
          @Override
          public void apply(DirCacheEntry entry) {
            entry.setFileMode(mode);
            entry.setObjectId(id);
          }
        });
  }
}
