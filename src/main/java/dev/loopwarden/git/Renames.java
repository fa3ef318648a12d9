package dev.loopwarden.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which added file is a deleted one under a new name: first those with equal content,
 * then those of the same name in another folder, then the most similar ones; at least half of the
 * lines must be the same.
 */
final class Renames {
  private static final int MOST_COMPARISONS = 40_000;
  private static final double LEAST_SIMILARITY = 0.5;

  /** Gives the content of a file; fails when it is not there. */
  @FunctionalInterface
  interface Reader {
    byte[] read(String path) throws IOException;
  }

  /** How much two files have in common, from 0 to 1. */
  private record Pair(String before, String after, double similarity) {}

  /** The lines of a file with text on them, how often each is there, and their length. */
  private record Lines(Map<String, Integer> counts, int weight) {

    static Lines of(Reader reader, String path) {
      Map<String, Integer> counts = new HashMap<>();
      try {
        new String(reader.read(path), StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .forEach(line -> counts.merge(line, 1, Integer::sum));
      } catch (IOException _) {
        counts.clear(); // not here: similar to nothing
      }
      int weight =
          counts.entrySet().stream()
              .mapToInt(line -> line.getValue() * line.getKey().length())
              .sum();
      return new Lines(counts, weight);
    }
  }

  private final Reader oldFiles;
  private final Reader newFiles;
  private final Map<String, String> found = new TreeMap<>();
  private final Map<String, Lines> oldLines = new HashMap<>();
  private final Map<String, Lines> newLines = new HashMap<>();

  private Renames(Reader oldFiles, Reader newFiles) {
    this.oldFiles = oldFiles;
    this.newFiles = newFiles;
  }

  /** Old paths by new ones, of files given as blobs by path. */
  static Map<String, String> find(
      Map<String, @Nullable String> deleted,
      Map<String, @Nullable String> added,
      Reader oldFiles,
      Reader newFiles) {
    if (deleted.isEmpty() || added.isEmpty()) {
      return Map.of();
    }
    Renames renames = new Renames(oldFiles, newFiles);
    var before = new TreeMap<String, @Nullable String>(deleted);
    var after = new TreeMap<String, @Nullable String>(added);
    renames.takeEqual(before, after);
    renames.takeNamesakes(before.keySet(), after.keySet());
    renames.takeSimilar(before.keySet(), after.keySet());
    return renames.found;
  }

  private void takeEqual(
      Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
    Map<String, List<String>> byBlob = new HashMap<>();
    before.forEach(
        (path, blob) -> {
          if (blob != null) {
            byBlob.computeIfAbsent(blob, _ -> new ArrayList<>()).add(path);
          }
        });
    for (Map.Entry<String, @Nullable String> file : List.copyOf(after.entrySet())) {
      List<String> paths = byBlob.getOrDefault(file.getValue(), List.of());
      if (file.getValue() == null || paths.isEmpty()) {
        continue;
      }
      String name = name(file.getKey());
      String path =
          paths.stream().filter(old -> name(old).equals(name)).findFirst().orElse(paths.getFirst());
      paths.remove(path);
      take(path, file.getKey(), before.keySet(), after.keySet());
    }
  }

  private void takeNamesakes(Collection<String> before, Collection<String> after) {
    Map<String, List<String>> oldByName =
        before.stream().collect(Collectors.groupingBy(Renames::name));
    Map<String, List<String>> newByName =
        after.stream().collect(Collectors.groupingBy(Renames::name));
    newByName.forEach(
        (name, paths) -> {
          List<String> old = oldByName.getOrDefault(name, List.of());
          if (paths.size() == 1
              && old.size() == 1
              && similarity(old.getFirst(), paths.getFirst()) >= LEAST_SIMILARITY) {
            take(old.getFirst(), paths.getFirst(), before, after);
          }
        });
  }

  private void takeSimilar(Collection<String> before, Collection<String> after) {
    if ((long) before.size() * after.size() > MOST_COMPARISONS) {
      return;
    }
    List<Pair> pairs = new ArrayList<>();
    for (String old : before) {
      for (String path : after) {
        double similarity = similarity(old, path);
        if (similarity >= LEAST_SIMILARITY) {
          pairs.add(new Pair(old, path, similarity));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::similarity)
            .reversed()
            .thenComparing(Pair::after)
            .thenComparing(Pair::before));
    var oldLeft = new TreeSet<>(before);
    var newLeft = new TreeSet<>(after);
    for (Pair pair : pairs) {
      if (oldLeft.contains(pair.before()) && newLeft.contains(pair.after())) {
        take(pair.before(), pair.after(), oldLeft, newLeft);
      }
    }
  }

  private void take(String old, String path, Collection<String> before, Collection<String> after) {
    found.put(path, old);
    before.remove(old);
    after.remove(path);
  }

  private double similarity(String old, String path) {
    Lines one = oldLines.computeIfAbsent(old, p -> Lines.of(oldFiles, p));
    Lines two = newLines.computeIfAbsent(path, p -> Lines.of(newFiles, p));
    int most = Math.max(one.weight(), two.weight());
    if (most == 0 || Math.min(one.weight(), two.weight()) < most * LEAST_SIMILARITY) {
      return 0;
    }
    int common = 0;
    for (Map.Entry<String, Integer> line : one.counts().entrySet()) {
      int times = Math.min(line.getValue(), two.counts().getOrDefault(line.getKey(), 0));
      common += times * line.getKey().length();
    }
    return (double) common / most;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
