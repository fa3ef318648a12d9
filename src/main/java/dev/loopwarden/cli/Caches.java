package dev.loopwarden.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caches of one run, one for each folder; closing them writes what was learnt. */
final class Caches implements AutoCloseable {
  private static final String FOLDER = ".loopwarden_cache";

  private final Terminal terminal;
  private final Flags.Cache flags;
  private final Map<Path, DiskCache> open = new HashMap<>();
  private final List<Stamps> stamps = new ArrayList<>();

  Caches(Terminal terminal, Flags flags) {
    this.terminal = terminal;
    this.flags = flags.cache();
  }

  /**
   * The cache of a project; null when nothing is remembered. A folder that cannot be written is
   * only worth a word when the user named it.
   *
   * @param home the folder that holds the cache unless the user says otherwise; null for none
   */
  @Nullable DiskCache of(@Nullable Path home) {
    Path named = flags.folder();
    Path usual = home == null ? null : home.resolve(FOLDER);
    Path folder = named == null ? usual : terminal.folder().resolve(named);
    if (flags.off() || folder == null) {
      return null;
    }
    DiskCache known = open.get(folder);
    if (known != null) {
      return known;
    }
    if (named == null && home != null && isCommitted(home)) {
      terminal.say(
          "runs without a cache: " + folder + " is in git, so others can write what it says");
      return null;
    }
    try {
      DiskCache cache = DiskCache.open(folder);
      open.put(folder, cache);
      return cache;
    } catch (IOException e) {
      if (named != null) {
        terminal.say("runs without a cache: cannot use " + folder + " (" + e + ")");
      }
      return null;
    }
  }

  /**
   * Whether somebody has put the cache into the repository: whoever can do that could hide
   * findings. The end of the name is looked for, because git may leave out what the entry before it
   * begins with.
   */
  private static boolean isCommitted(Path home) {
    Path repository = Folders.repository(home);
    Path index = repository == null ? null : repository.resolve(".git").resolve("index");
    if (index == null || !Files.isRegularFile(index) || !Files.exists(home.resolve(FOLDER))) {
      return false;
    }
    try {
      return new String(Files.readAllBytes(index), StandardCharsets.ISO_8859_1)
          .contains(FOLDER.substring(FOLDER.length() - 8) + "/");
    } catch (IOException _) {
      return false;
    }
  }

  /** The stamps of a project's files, in its cache. */
  Stamps stamps(DiskCache cache, Path root) {
    Stamps opened = Stamps.open(cache.folder(), root, terminal.clock());
    stamps.add(opened);
    return opened;
  }

  @Override
  public void close() {
    open.values().forEach(DiskCache::close);
    stamps.forEach(Stamps::close);
  }
}
