package dev.loopwarden.analysis.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives an entry what it has from elsewhere: a class from its bases, a member from its class. */
final class Inheritance {
  /** The type that stands for the class a member was looked up on. */
  static final String SELF = "Self";

  private Inheritance() {}

  /** The class with what it inherits; its nearest bases first. */
  static Entry merge(Entry own, List<Entry> bases) {
    List<Entry> order = new ArrayList<>(bases.size() + 1);
    order.add(own);
    order.addAll(bases);
    Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
    Set<String> tags = new HashSet<>();
    @Nullable String[] gives = new @Nullable String[5];
    for (Entry entry : order) {
      protocols.addAll(entry.protocols());
      tags.addAll(entry.tags());
      @Nullable String[] its = {
        entry.enter(), entry.aenter(), entry.item(), entry.aitem(), entry.awaits()
      };
      for (int i = 0; i < gives.length; i++) {
        gives[i] = gives[i] == null ? its[i] : gives[i];
      }
    }
    return new Entry(
        own.kind(),
        own.name(),
        own.type(),
        own.bases(),
        protocols,
        gives[0],
        gives[1],
        gives[2],
        gives[3],
        gives[4],
        tags,
        own.work(),
        own.blocks(),
        own.unless(),
        own.versions());
  }

  /** The entry with the class's name wherever it says {@code Self}. */
  static Entry named(Entry entry, String self) {
    if (!mentionsSelf(entry)) {
      return entry;
    }
    return new Entry(
        entry.kind(),
        entry.name(),
        orSelf(entry.type(), self),
        entry.bases(),
        entry.protocols(),
        orSelf(entry.enter(), self),
        orSelf(entry.aenter(), self),
        orSelf(entry.item(), self),
        orSelf(entry.aitem(), self),
        orSelf(entry.awaits(), self),
        entry.tags(),
        entry.work(),
        entry.blocks(),
        entry.unless(),
        entry.versions());
  }

  /** The description of all members of a class, under the name of one of them. */
  static Entry renamed(Entry wildcard, String name) {
    return new Entry(
        wildcard.kind(),
        name,
        wildcard.type(),
        wildcard.bases(),
        wildcard.protocols(),
        wildcard.enter(),
        wildcard.aenter(),
        wildcard.item(),
        wildcard.aitem(),
        wildcard.awaits(),
        wildcard.tags(),
        wildcard.work(),
        wildcard.blocks(),
        wildcard.unless(),
        wildcard.versions());
  }

  private static boolean mentionsSelf(Entry entry) {
    return SELF.equals(entry.type())
        || SELF.equals(entry.enter())
        || SELF.equals(entry.aenter())
        || SELF.equals(entry.item())
        || SELF.equals(entry.aitem())
        || SELF.equals(entry.awaits());
  }

  private static @Nullable String orSelf(@Nullable String type, String self) {
    return SELF.equals(type) ? self : type;
  }
}
