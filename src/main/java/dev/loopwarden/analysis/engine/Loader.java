package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.project.ModuleIndex;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.source.AsyncTokens;
import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.SourceFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gets the facts of the files that matter: those that hold asynchronous code, and those they
 * import, directly or not. What was analysed before comes from the cache.
 */
final class Loader {
  /** So much is kept of what may be wanted again; the rest is read again. */
  private static final long MOST_QUIET_BYTES = 64L << 20;

  private final SourceTree tree;
  private final FileAnalyzer analyzer;
  private final FactsCache cache;
  private final String keyPrefix;
  private final ModuleIndex modules;
  private final Map<String, SourceTree.Entry> entries;

  /** What was read of files without asynchronous code, in case that another file imports them. */
  private final Map<String, byte[]> quiet = new ConcurrentHashMap<>();

  private final AtomicLong quietBytes = new AtomicLong();

  private final Map<String, ProjectFile> loaded = new ConcurrentHashMap<>();
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
  private final Collection<Skipped> skipped = new ConcurrentLinkedQueue<>();
  private final Collection<RuleFailure> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger parsed = new AtomicInteger();
  private final AtomicInteger cached = new AtomicInteger();
  private final AtomicLong bytesRead = new AtomicLong();

  Loader(SourceTree tree, FileAnalyzer analyzer, FactsCache cache, String keyPrefix) {
    this.tree = tree;
    this.analyzer = analyzer;
    this.cache = cache;
    this.keyPrefix = keyPrefix;
    this.entries =
        tree.files().stream()
            .collect(Collectors.toMap(SourceTree.Entry::path, Function.identity()));
    this.modules = new ModuleIndex(entries.keySet());
  }

  /** What was loaded. */
  record Loaded(
      List<ProjectFile> files,
      ModuleIndex modules,
      List<Skipped> skipped,
      List<RuleFailure> failures,
      Analysis.Statistics statistics) {}

  Loaded load(int jobs) {
    try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
      announce(tree.files(), true);
      runAll(pool, tree.files(), entry -> load(entry, true));
      Set<String> seen = new HashSet<>(loaded.keySet());
      List<String> fresh = List.copyOf(seen);
      while (!fresh.isEmpty()) {
        List<String> next = imported(fresh, seen);
        List<SourceTree.Entry> ordered = next.stream().map(entries::get).toList();
        announce(ordered, false);
        runAll(pool, ordered, entry -> load(entry, false));
        fresh = next;
      }
    }
    List<ProjectFile> files =
        loaded.values().stream().sorted(Comparator.comparing(ProjectFile::path)).toList();
    int unreached = entries.size() - files.size() - unreadable.size();
    return new Loaded(
        files,
        modules,
        skipped.stream().sorted(Comparator.comparing(Skipped::path)).toList(),
        List.copyOf(failures),
        new Analysis.Statistics(
            entries.size(), parsed.get(), cached.get(), unreached, bytesRead.get()));
  }

  /** The files that the fresh ones import and that nobody has seen yet. */
  private List<String> imported(List<String> fresh, Set<String> seen) {
    List<String> next = new ArrayList<>();
    for (String path : fresh) {
      ProjectFile file = loaded.get(path);
      if (file == null) {
        continue;
      }
      for (String name : file.facts().imports()) {
        for (String module : modules.imported(path, name)) {
          if (seen.add(module) && !unreadable.contains(module)) {
            next.add(module);
          }
        }
      }
    }
    return next;
  }

  /** Lets what is far away be fetched together. */
  private void announce(List<SourceTree.Entry> next, boolean onlyAsynchronous) {
    if (!tree.isFar()) {
      return;
    }
    Map<String, SourceTree.Entry> byKey = new LinkedHashMap<>();
    for (SourceTree.Entry entry : next) {
      String blob = entry.blob();
      if (blob != null && !quiet.containsKey(entry.path())) {
        byKey.put(key(entry, blob), entry);
      }
    }
    cache.announce(List.copyOf(byKey.keySet()));
    byKey.keySet().removeIf(key -> CacheEntry.suffices(cache.get(key), onlyAsynchronous));
    tree.announce(List.copyOf(byKey.values()));
  }

  private interface Task {
    void run(SourceTree.Entry entry);
  }

  private static void runAll(ExecutorService pool, List<SourceTree.Entry> entries, Task task) {
    // large files first, so that none is left over at the end
    List<SourceTree.Entry> ordered =
        entries.stream()
            .sorted(Comparator.comparingLong(SourceTree.Entry::size).reversed())
            .toList();
    List<Future<?>> running = new ArrayList<>();
    for (SourceTree.Entry entry : ordered) {
      running.add(pool.submit(() -> task.run(entry)));
    }
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while analysing", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("analysing a file failed", e.getCause());
      }
    }
  }

  /** Loads a file; in the first round only if it holds asynchronous code. */
  private void load(SourceTree.Entry entry, boolean onlyAsynchronous) {
    byte @Nullable [] bytes = quiet.remove(entry.path());
    String blob = entry.blob();
    if (blob == null && cache.remembers()) {
      bytes = bytes == null ? read(entry) : bytes;
      blob = bytes == null ? null : hash(bytes);
    }
    String key = blob == null ? null : key(entry, blob);
    byte @Nullable [] known = key == null ? null : cache.get(key);
    if (known != null && onlyAsynchronous && CacheEntry.isQuiet(known)) {
      return;
    }
    FileFacts remembered = known == null ? null : CacheEntry.facts(known);
    if (remembered != null) {
      cached.incrementAndGet();
      loaded.put(entry.path(), new ProjectFile(entry.path(), remembered));
      return;
    }
    bytes = bytes == null ? read(entry) : bytes;
    if (bytes != null) {
      analyze(entry.path(), bytes, key, onlyAsynchronous);
    }
  }

  private String key(SourceTree.Entry entry, String blob) {
    return keyPrefix + blob + (entry.path().endsWith(".ipynb") ? "n" : "");
  }

  private void analyze(String path, byte[] bytes, @Nullable String key, boolean onlyAsynchronous) {
    boolean loud = AsyncTokens.present(bytes);
    if (onlyAsynchronous && !loud) {
      if (quietBytes.addAndGet(bytes.length) <= MOST_QUIET_BYTES) {
        quiet.put(path, bytes);
      }
      put(key, CacheEntry.quiet());
      return;
    }
    switch (Decoder.decode(path, bytes)) {
      case Decoder.Decoded.Text(SourceFile file) -> analyze(file, key, loud);
      case Decoder.Decoded.Undecodable(String reason) -> skip(path, reason);
    }
  }

  private void analyze(SourceFile source, @Nullable String key, boolean loud) {
    switch (outcome(source)) {
      case FileAnalyzer.Outcome.Unreadable(String reason) -> skip(source.path(), reason);
      case FileAnalyzer.Outcome.Analyzed(FileFacts facts, List<RuleFailure> failed) -> {
        parsed.incrementAndGet();
        failures.addAll(failed);
        loaded.put(source.path(), new ProjectFile(source.path(), facts));
        if (failed.isEmpty() && key != null) {
          put(key, CacheEntry.of(facts, loud));
        }
      }
    }
  }

  /** A file that brings the analysis down costs that file, nothing else. */
  private FileAnalyzer.Outcome outcome(SourceFile source) {
    try {
      return analyzer.analyze(source);
    } catch (RuntimeException | StackOverflowError e) {
      return new FileAnalyzer.Outcome.Unreadable("its analysis failed: " + e);
    }
  }

  private void put(@Nullable String key, byte[] entry) {
    if (key != null && cache.remembers()) {
      cache.put(key, entry);
    }
  }

  private void skip(String path, String reason) {
    unreadable.add(path);
    skipped.add(new Skipped(path, reason, true));
  }

  private byte @Nullable [] read(SourceTree.Entry entry) {
    try {
      byte[] bytes = tree.read(entry);
      bytesRead.addAndGet(bytes.length);
      return bytes;
    } catch (IOException e) {
      skip(entry.path(), "it could not be read: " + e.getMessage());
      return null;
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
