package dev.loopwarden.analysis.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry while its line is being read. */
final class Draft {
  final Entry.Kind kind;
  final String name;
  final List<String> bases = new ArrayList<>(1);
  final Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
  final Set<String> tags = new HashSet<>(2);
  final List<NonBlockingWhen> unless = new ArrayList<>(1);
  @Nullable String type;
  @Nullable String enter;
  @Nullable String aenter;
  @Nullable String item;
  @Nullable String aitem;
  @Nullable String awaits;
  @Nullable Work work;
  @Nullable Effect effect;
  @Nullable Level level;
  @Nullable String replacement;
  @Nullable String since;
  @Nullable String deprecated;
  @Nullable String removed;

  Draft(Entry.Kind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  boolean describesResult() {
    return kind != Entry.Kind.CLASS && !protocols.isEmpty();
  }

  /** The class that stands for the result of a callable whose line has protocol words. */
  Entry result() {
    Draft result = new Draft(Entry.Kind.CLASS, resultName());
    String base = ofOwner(type);
    if (base != null) {
      result.bases.add(base);
    }
    result.protocols.addAll(protocols);
    result.enter = ofOwner(enter);
    result.aenter = ofOwner(aenter);
    result.item = ofOwner(item);
    result.aitem = ofOwner(aitem);
    result.awaits = ofOwner(awaits);
    return result.build();
  }

  /**
   * In the words of a method, {@code Self} is the method's class and not the class of its result.
   */
  private @Nullable String ofOwner(@Nullable String type) {
    return Inheritance.SELF.equals(type) ? name.substring(0, name.lastIndexOf('.')) : type;
  }

  Entry build() {
    boolean own = !describesResult();
    return new Entry(
        kind,
        name,
        own ? type : resultName(),
        bases,
        own ? protocols : Set.of(),
        own ? enter : null,
        own ? aenter : null,
        own ? item : null,
        own ? aitem : null,
        own ? awaits : null,
        tags,
        work,
        blocks(),
        unless,
        versions());
  }

  private String resultName() {
    return name.concat("()");
  }

  private @Nullable Blocks blocks() {
    if (effect == null) {
      return null;
    }
    return new Blocks(
        effect,
        level == null ? effect.usualLevel() : level,
        replacement == null ? effect.usualReplacement() : replacement);
  }

  private @Nullable Versions versions() {
    return since == null && deprecated == null && removed == null
        ? null
        : new Versions(since, deprecated, removed);
  }
}
