package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.git.GitObjects.GitObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists the Python files of commits; folders that two commits share are read once. */
final class Trees {
  static final Comparator<SourceTree.Entry> BY_PATH = Comparator.comparing(SourceTree.Entry::path);

  /** A file or folder in a folder. */
  private record Item(String name, String id, boolean isFolder) {}

  /** A folder that is still to be listed; its path ends with a slash, or is empty. */
  private record Folder(String path, String id) {}

  private final GitObjects objects;
  private final int idBytes;
  private final Map<String, List<Item>> known = new HashMap<>();

  Trees(GitObjects objects, String objectFormat) {
    this.objects = objects;
    this.idBytes = objectFormat.equals("sha256") ? 32 : 20;
  }

  /** Whether a file of this name is one we read. */
  static boolean isPython(String path) {
    return path.endsWith(".py") || path.endsWith(".ipynb");
  }

  /** The blobs of a commit's Python files by path. Symbolic links and submodules are no files. */
  Map<String, String> pythonFiles(GitObject commit) throws IOException {
    Map<String, String> blobs = new TreeMap<>();
    List<Folder> level = List.of(new Folder("", treeOf(commit)));
    while (!level.isEmpty()) {
      read(level);
      List<Folder> next = new ArrayList<>();
      for (Folder folder : level) {
        for (Item item : known.getOrDefault(folder.id(), List.of())) {
          if (item.isFolder()) {
            next.add(new Folder(folder.path() + item.name() + "/", item.id()));
          } else {
            blobs.put(folder.path() + item.name(), item.id());
          }
        }
      }
      level = next;
    }
    return blobs;
  }

  private static String treeOf(GitObject commit) {
    String text = new String(commit.bytes(), StandardCharsets.ISO_8859_1);
    return text.substring("tree ".length(), text.indexOf('\n'));
  }

  private void read(List<Folder> level) throws IOException {
    List<String> unknown =
        level.stream().map(Folder::id).distinct().filter(id -> !known.containsKey(id)).toList();
    List<@Nullable GitObject> found = objects.findAll(unknown);
    for (int i = 0; i < unknown.size(); i++) {
      GitObject tree = found.get(i);
      if (tree == null) {
        throw new GitException(
            "A folder of the commit is not in this clone, which holds commits only."
                + " Fetch it first: git fetch --refetch --filter=blob:none");
      }
      known.put(unknown.get(i), items(tree.bytes()));
    }
  }

  /** A tree object is a row of: mode, blank, name, NUL, the bytes of the id. */
  private List<Item> items(byte[] tree) {
    List<Item> items = new ArrayList<>();
    int at = 0;
    while (at < tree.length) {
      int blank = indexOf(tree, ' ', at);
      int end = indexOf(tree, 0, blank);
      boolean isFolder = tree[at] == '4';
      boolean isFile = tree[at] == '1' && tree[at + 1] == '0';
      if (isFolder || (isFile && isPython(tail(tree, blank, end)))) {
        String name = PathNames.decode(Arrays.copyOfRange(tree, blank + 1, end));
        String id = HexFormat.of().formatHex(tree, end + 1, end + 1 + idBytes);
        items.add(new Item(name, id, isFolder));
      }
      at = end + 1 + idBytes;
    }
    return items;
  }

  private static String tail(byte[] tree, int blank, int end) {
    int start = Math.max(blank + 1, end - ".ipynb".length());
    return new String(tree, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static int indexOf(byte[] bytes, int wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
