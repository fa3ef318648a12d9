package dev.loopwarden.git;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.git.GitObjects.GitObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of a working tree as they lie on disk. A file that git saw unchanged has the blob of
 * the index, and is read as git stores it: line ends may differ on disk.
 */
final class WorkTree implements SourceTree {
  private final Path folder;
  private final GitObjects objects;
  private final BlobHash hash;
  private final List<Entry> files;

  private WorkTree(Path folder, GitObjects objects, BlobHash hash, List<Entry> files) {
    this.folder = folder;
    this.objects = objects;
    this.hash = hash;
    this.files = files;
  }

  /** Files of a folder that git does not know. */
  static WorkTree of(Path folder, GitObjects objects, List<Entry> files) {
    return new WorkTree(folder, objects, new BlobHash("sha1"), List.of()).with(files);
  }

  /** The same tree with more files; those that are there stay. */
  WorkTree with(List<Entry> more) {
    Map<String, Entry> all = new TreeMap<>();
    files.forEach(file -> all.put(file.path(), file));
    more.forEach(file -> all.putIfAbsent(file.path(), file));
    return new WorkTree(folder, objects, hash, List.copyOf(all.values()));
  }

  /** What is needed to see a working tree. */
  record Source(Path folder, Path index, GitObjects objects, BlobHash hash) {

    /** The Python files of a listing that are there. */
    WorkTree list(IndexListing listing) {
      return new WorkTree(
          folder, objects, hash, new Finder(this).find(listing).values().stream().toList());
    }
  }

  /** Looks for the listed files on disk. */
  private static final class Finder {
    private final Source source;
    private final @Nullable FileTime indexWritten;
    private final Map<String, Boolean> folders = new HashMap<>();
    private final Map<String, Entry> found = new TreeMap<>();

    Finder(Source source) {
      this.source = source;
      this.indexWritten = lastModified(source.index());
    }

    Map<String, Entry> find(IndexListing listing) {
      listing.tracked().forEach(this::addTracked);
      listing.others().forEach(this::addOther);
      return found;
    }

    private void addTracked(IndexListing.Tracked file) {
      String path = file.path();
      Stamp stamp = isInRealFolders(path) ? Stamp.of(PathNames.below(source.folder(), path)) : null;
      if (stamp == null) {
        if (file.isAbsent()) {
          found.put(path, new Entry(path, file.blob(), -1));
        }
        return;
      }
      boolean unchanged =
          file.stage() == 0
              && stamp.equals(file.stat())
              && indexWritten != null
              && !stamp.isNotBefore(indexWritten);
      found.put(path, new Entry(path, unchanged ? file.blob() : null, stamp.size()));
    }

    private void addOther(String path) {
      Stamp stamp = Stamp.of(PathNames.below(source.folder(), path));
      if (stamp != null) {
        found.put(path, new Entry(path, null, stamp.size()));
      }
    }

    /** A tracked file behind a link that took its folder's place is gone. */
    private boolean isInRealFolders(String path) {
      int slash = path.lastIndexOf('/');
      if (slash < 0) {
        return true;
      }
      String parent = path.substring(0, slash);
      Boolean known = folders.get(parent);
      if (known == null) {
        known =
            isInRealFolders(parent)
                && Files.isDirectory(
                    PathNames.below(source.folder(), parent), LinkOption.NOFOLLOW_LINKS);
        folders.put(parent, known);
      }
      return known;
    }

    private static @Nullable FileTime lastModified(Path index) {
      try {
        return Files.getLastModifiedTime(index);
      } catch (IOException _) {
        return null;
      }
    }
  }

  /** The same tree with the blobs of changed files, too. */
  WorkTree hashed() {
    List<Entry> known = files.stream().map(this::hashed).toList();
    return new WorkTree(folder, objects, hash, known);
  }

  private Entry hashed(Entry file) {
    if (file.blob() != null) {
      return file;
    }
    try {
      return new Entry(file.path(), hash.of(onDisk(file)), file.size());
    } catch (IOException _) {
      return file; // the analysis will say why it cannot be read
    }
  }

  @Override
  public List<Entry> files() {
    return files;
  }

  @Override
  public byte[] read(Entry file) throws IOException {
    String blob = file.blob();
    if (blob == null) {
      return onDisk(file);
    }
    byte @Nullable [] bytes = file.size() < 0 ? null : onDisk(file);
    if (bytes != null && hash.of(bytes).equals(blob)) {
      return bytes;
    }
    GitObject stored = objects.find(blob);
    if (stored == null) {
      throw new IOException(
          bytes == null ? "its content is not in this clone" : "it changed while it was read");
    }
    return stored.bytes();
  }

  private byte[] onDisk(Entry file) throws IOException {
    return Files.readAllBytes(PathNames.below(folder, file.path()));
  }
}
