package dev.loopwarden.analysis.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What library callables do. Immutable as far as anyone can see; files are read when a name of
 * theirs is first asked for. Safe for use by many threads.
 */
public final class Knowledge {
  private static final int DEEPEST = 24;
  private static final String WILDCARD = "*";

  private final BundledFiles bundled;
  private final List<KnowledgeText> texts;
  private final List<Pack> own;
  private final Set<String> ownPackages = new HashSet<>();
  private final Map<String, Entry> classes = new ConcurrentHashMap<>();

  private Knowledge(BundledFiles bundled, List<KnowledgeText> texts, List<Pack> own) {
    this.bundled = bundled;
    this.texts = texts;
    this.own = own;
    for (Pack pack : own) {
      pack.entries().keySet().forEach(name -> ownPackages.add(topLevel(name)));
      pack.aliases().keySet().forEach(name -> ownPackages.add(topLevel(name)));
    }
  }

  /** What the files on the class path say. Every caller gets the same one. */
  public static Knowledge bundled() {
    return Bundled.KNOWLEDGE;
  }

  /**
   * This knowledge and a user's own files. An own description replaces a bundled one of the same
   * name; a later file wins over an earlier one.
   *
   * @throws KnowledgeException for a line that cannot be read
   */
  public Knowledge with(List<KnowledgeText> added) {
    Set<String> tags = BundledFiles.tags();
    List<Pack> packs = new ArrayList<>();
    for (KnowledgeText text : added.reversed()) {
      packs.add(Parser.parse(text, tags));
    }
    packs.addAll(own);
    List<KnowledgeText> all = new ArrayList<>(texts);
    all.addAll(added);
    return new Knowledge(bundled, List.copyOf(all), List.copyOf(packs));
  }

  /** What is known about a name, aliases and inherited members followed; null for nothing. */
  public @Nullable Entry find(String qualifiedName) {
    return knows(topLevel(qualifiedName)) ? find(qualifiedName, 0) : null;
  }

  /** What is known about a member of a class or of one of its bases; null for nothing. */
  public @Nullable Entry member(Entry owner, String name) {
    return member(owner, name, 0);
  }

  /** What is known about a member of a class or of one of its bases; null for nothing. */
  public @Nullable Entry member(String className, String name) {
    Entry owner = find(className);
    return owner == null || owner.kind() != Entry.Kind.CLASS ? null : member(owner, name);
  }

  /** Whether some file describes the package. */
  public boolean knows(String topLevelPackage) {
    return bundled.describes(topLevelPackage) || ownPackages.contains(topLevelPackage);
  }

  /** Whether the package belongs to Python itself. */
  public boolean isStandardLibrary(String topLevelPackage) {
    return bundled.isStandardLibrary(topLevelPackage);
  }

  /** A hash over all there is to know, to be part of the keys of what was derived from it. */
  public String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : bundled.names()) {
        digest.update(BundledFiles.text(file).getBytes(StandardCharsets.UTF_8));
      }
      digest.update(BundledFiles.text("index.txt").getBytes(StandardCharsets.UTF_8));
      for (KnowledgeText text : texts) {
        digest.update((byte) 0);
        digest.update(text.text().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** The names whose lines have the tag, sorted. This reads all files. */
  public Set<String> set(String tag) {
    Set<String> names = new TreeSet<>();
    List<Pack> packs = new ArrayList<>(own);
    packs.addAll(bundled.all());
    for (Pack pack : packs) {
      for (Entry entry : pack.entries().values()) {
        if (entry.is(tag)) {
          names.add(entry.name());
        }
      }
    }
    return names;
  }

  private @Nullable Entry find(String name, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    Entry entry = listed(name);
    if (entry != null) {
      return complete(entry, depth);
    }
    String target = alias(name);
    if (target != null) {
      return find(target, depth + 1);
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return null;
    }
    String parent = name.substring(0, dot);
    String renamed = renamed(parent, depth);
    if (!renamed.equals(parent)) {
      return find(renamed.concat(name.substring(dot)), depth + 1);
    }
    Entry owner = find(parent, depth + 1);
    if (owner != null && owner.kind() == Entry.Kind.VALUE && owner.type() != null) {
      owner = find(owner.type(), depth + 1);
    }
    return owner == null || owner.kind() != Entry.Kind.CLASS
        ? null
        : member(owner, name.substring(dot + 1), depth + 1);
  }

  private @Nullable Entry member(Entry owner, String name, int depth) {
    Entry member = inherited(owner, name, depth);
    if (member == null && !name.startsWith("_")) {
      member = inherited(owner, WILDCARD, depth);
      if (member != null) {
        member = Inheritance.renamed(member, dotted(owner.name(), name));
      }
    }
    return member == null || member.kind() == Entry.Kind.CLASS
        ? member
        : Inheritance.named(member, owner.name());
  }

  private @Nullable Entry inherited(Entry owner, String name, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    String qualified = dotted(owner.name(), name);
    Entry member = listed(qualified);
    if (member != null) {
      return member.kind() == Entry.Kind.CLASS ? complete(member, depth + 1) : member;
    }
    String target = alias(qualified);
    if (target != null) {
      return find(target, depth + 1);
    }
    for (String base : owner.bases()) {
      Entry described = find(base, depth + 1);
      Entry found = described == null ? null : inherited(described, name, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Entry complete(Entry entry, int depth) {
    if (entry.kind() != Entry.Kind.CLASS) {
      int dot = entry.name().lastIndexOf('.');
      return Inheritance.named(entry, entry.name().substring(0, dot));
    }
    Entry known = classes.get(entry.name());
    if (known == null) {
      known = Inheritance.named(merged(entry, depth), entry.name());
      classes.put(entry.name(), known);
    }
    return known;
  }

  private Entry merged(Entry entry, int depth) {
    if (entry.bases().isEmpty() || depth > DEEPEST) {
      return entry;
    }
    List<Entry> bases = new ArrayList<>(entry.bases().size());
    for (String name : entry.bases()) {
      Entry base = find(name, depth + 1);
      Entry listed = base == null ? null : listed(base.name());
      if (listed != null) {
        bases.add(merged(listed, depth + 1));
      }
    }
    return Inheritance.merge(entry, bases);
  }

  /** The name with the aliases of its longest known prefix followed. */
  private String renamed(String name, int depth) {
    String target = alias(name);
    if (target != null && depth < DEEPEST) {
      return renamed(target, depth + 1);
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : renamed(name.substring(0, dot), depth).concat(name.substring(dot));
  }

  private @Nullable Entry listed(String name) {
    for (Pack pack : own) {
      Entry entry = pack.entries().get(name);
      if (entry != null) {
        return entry;
      }
    }
    Pack pack = bundled.pack(topLevel(name));
    return pack == null ? null : pack.entries().get(name);
  }

  private @Nullable String alias(String name) {
    for (Pack pack : own) {
      String target = pack.aliases().get(name);
      if (target != null) {
        return target;
      }
    }
    Pack pack = bundled.pack(topLevel(name));
    return pack == null ? null : pack.aliases().get(name);
  }

  private static String dotted(String owner, String name) {
    return owner.concat(".").concat(name);
  }

  private static String topLevel(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Reads the index when it is first needed. */
  private static final class Bundled {
    static final Knowledge KNOWLEDGE = new Knowledge(BundledFiles.read(), List.of(), List.of());
  }
}
