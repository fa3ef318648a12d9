package dev.loopwarden.analysis.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The knowledge files on the class path, each read when it is first needed. */
final class BundledFiles {
  private static final String FOLDER = "/knowledge/";

  private static final Set<String> STANDARD_LIBRARY =
      Set.of(
          "asyncio.txt", "builtins.txt", "files.txt", "network.txt", "stdlib.txt", "threads.txt");

  private final Map<String, String> fileOfPackage;
  private final Map<String, Pack> packs = new ConcurrentHashMap<>();

  private BundledFiles(Map<String, String> fileOfPackage) {
    this.fileOfPackage = fileOfPackage;
  }

  static BundledFiles read() {
    Map<String, String> fileOfPackage = new HashMap<>();
    KnowledgeText index = new KnowledgeText("index.txt", text("index.txt"));
    int number = 0;
    for (String line : index.text().split("\n")) {
      number++;
      Words words = new Words(line, 0, line.length());
      String name = words.next();
      if (name == null) {
        continue;
      }
      String file = words.next();
      if (file == null || words.next() != null) {
        throw new KnowledgeException(index.name(), number, "expected a package and its file");
      }
      if (fileOfPackage.put(name, file) != null) {
        throw new KnowledgeException(index.name(), number, "'" + name + "' stands here twice");
      }
    }
    return new BundledFiles(fileOfPackage);
  }

  boolean describes(String topLevelPackage) {
    return fileOfPackage.containsKey(topLevelPackage);
  }

  boolean isStandardLibrary(String topLevelPackage) {
    String file = fileOfPackage.get(topLevelPackage);
    return file != null && STANDARD_LIBRARY.contains(file);
  }

  /** What the package's file says, or null where no file describes it. */
  @Nullable Pack pack(String topLevelPackage) {
    String file = fileOfPackage.get(topLevelPackage);
    return file == null ? null : packOf(file);
  }

  /** What all files say. This reads all of them. */
  Collection<Pack> all() {
    return names().stream().map(this::packOf).toList();
  }

  /** The names of the files that have been read. */
  Set<String> loaded() {
    return Set.copyOf(packs.keySet());
  }

  /** The names of all files, sorted. */
  Set<String> names() {
    return new TreeSet<>(fileOfPackage.values());
  }

  /** The tags that files may use: the first word of each line of tags.txt. */
  static Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    for (String line : text("tags.txt").split("\n")) {
      String tag = new Words(line, 0, line.length()).next();
      if (tag != null) {
        tags.add(tag);
      }
    }
    return tags;
  }

  static String text(String file) {
    try (InputStream in = BundledFiles.class.getResourceAsStream(FOLDER.concat(file))) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FOLDER + file, e);
    }
  }

  private Pack packOf(String file) {
    // without a lambda, whose first use in a process takes longer than reading a file
    Pack known = packs.get(file);
    if (known == null) {
      known = Parser.parse(new KnowledgeText(file, text(file)), null);
      packs.put(file, known);
    }
    return known;
  }
}
