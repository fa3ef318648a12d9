package dev.loopwarden.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds, and which other files lie beside it.
 *
 * @param tracked Python files in the index
 * @param others Python files that are neither tracked nor ignored
 */
record IndexListing(List<Tracked> tracked, List<String> others) {
  private static final Pattern STAT =
      Pattern.compile(
          """
            ctime: (\\d{1,18}):(\\d{1,18})
            mtime: (\\d{1,18}):(\\d{1,18})
            dev: \\d{1,18}\tino: (\\d{1,18})
            uid: \\d{1,18}\tgid: \\d{1,18}
            size: (\\d{1,18})\tflags: [0-9a-f]+
          """);

  /**
   * A file in the index.
   *
   * @param path relative to the folder that was listed
   * @param blob its content
   * @param stage 0, or 1 to 3 in a conflict
   * @param isAbsent whether a sparse checkout leaves it out of the working tree
   * @param stat what the file on disk looked like when git last saw it unchanged; null when unknown
   */
  record Tracked(String path, String blob, int stage, boolean isAbsent, @Nullable Stamp stat) {}

  IndexListing {
    tracked = List.copyOf(tracked);
    others = List.copyOf(others);
  }

  /** The blobs of tracked files by path; null for a file in a conflict. */
  Map<String, @Nullable String> blobs() {
    Map<String, @Nullable String> blobs = new TreeMap<>();
    tracked.forEach(file -> blobs.put(file.path(), file.stage() == 0 ? file.blob() : null));
    return blobs;
  }

  /** Lists the index below git's folder. */
  static IndexListing ofIndex(Git git) throws IOException {
    return parse(bytes(git.run("ls-files", "-z", "-t", "-s", "-c")));
  }

  /** Lists the index and the other files below git's folder, with their stamps. */
  static IndexListing ofWorkingTree(Git git) throws IOException {
    return parse(
        bytes(git.run("ls-files", "-z", "-t", "-s", "--debug", "-c", "-o", "--exclude-standard")));
  }

  private static byte[] bytes(Git.Result result) throws GitException {
    if (result.exit() != 0) {
      throw new GitException("git could not list the files: " + result.error().strip());
    }
    return result.bytes().toByteArray();
  }

  /**
   * Each entry is a tag, a blank, for tracked ones mode, id and stage, then the path and a NUL;
   * after tracked ones may follow lines with the stamp.
   */
  static IndexListing parse(byte[] listing) {
    List<Tracked> tracked = new ArrayList<>();
    List<String> others = new ArrayList<>();
    int at = 0;
    while (at < listing.length) {
      int end = at;
      while (end < listing.length && listing[end] != 0) {
        end++;
      }
      byte[] entry = Arrays.copyOfRange(listing, at, end);
      at = Math.min(listing.length, end + 1);
      if (entry.length < 3) {
        continue;
      }
      if (entry[0] == '?') {
        String path = PathNames.decode(Arrays.copyOfRange(entry, 2, entry.length));
        if (Trees.isPython(path)) {
          others.add(path);
        }
        continue;
      }
      int statEnd = endOfStat(listing, at);
      Tracked file =
          tracked(entry, new String(listing, at, statEnd - at, StandardCharsets.ISO_8859_1));
      if (file != null) {
        tracked.add(file);
      }
      at = statEnd;
    }
    return new IndexListing(tracked, others);
  }

  /** Lines of a stamp begin with two blanks, which no tag does. */
  private static int endOfStat(byte[] listing, int start) {
    int at = start;
    while (at + 1 < listing.length && listing[at] == ' ' && listing[at + 1] == ' ') {
      while (at < listing.length && listing[at] != '\n') {
        at++;
      }
      at = Math.min(listing.length, at + 1);
    }
    return at;
  }

  private static @Nullable Tracked tracked(byte[] entry, String stat) {
    int tab = 0;
    while (tab < entry.length && entry[tab] != '\t') {
      tab++;
    }
    String[] parts = new String(entry, 0, tab, StandardCharsets.ISO_8859_1).split(" ", -1);
    String path =
        tab < entry.length
            ? PathNames.decode(Arrays.copyOfRange(entry, tab + 1, entry.length))
            : "";
    if (parts.length != 4 || !parts[1].startsWith("100") || !Trees.isPython(path)) {
      return null;
    }
    boolean isAbsent = parts[0].equalsIgnoreCase("S");
    return new Tracked(path, parts[2], Integer.parseInt(parts[3]), isAbsent, stamp(stat));
  }

  private static @Nullable Stamp stamp(String stat) {
    Matcher m = STAT.matcher(stat);
    if (!m.matches()) {
      return null;
    }
    return new Stamp(
        number(m.group(6)),
        number(m.group(3)),
        number(m.group(4)),
        number(m.group(1)),
        number(m.group(2)),
        number(m.group(5)));
  }

  private static int number(String digits) {
    return (int) Long.parseLong(digits);
  }
}
