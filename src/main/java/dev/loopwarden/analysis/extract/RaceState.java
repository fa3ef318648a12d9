package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one point of a coroutine. The trail holds the suspensions passed so far; what
 * was read of shared state remembers how long it was then, so that what lies between a read and a
 * write is what came after.
 */
final class RaceState {
  private final List<Integer> trail = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private List<Condition> conditions = new ArrayList<>();
  private Map<String, Copy> copies = new HashMap<>();

  /** A {@code with} context that encloses the code being walked. */
  record Held(int id, int value) {}

  /** State that a condition read. */
  record Condition(SharedPath path, Span read, int position, List<Held> held) {}

  /** A local name computed from state. */
  record Copy(SharedPath path, Span read, int position, List<Held> held, boolean computed) {
    Copy asComputed() {
      return new Copy(path, read, position, held, true);
    }
  }

  // --- suspensions

  /** How many suspensions were passed. */
  int position() {
    return trail.size();
  }

  void suspend(int suspension) {
    trail.add(suspension);
  }

  /** The suspensions passed since a position. */
  List<Integer> since(int position) {
    return List.copyOf(trail.subList(position, trail.size()));
  }

  /** Takes back the suspensions passed since a position: nobody comes from there. */
  void takeBack(int position) {
    trail.subList(position, trail.size()).clear();
  }

  // --- contexts

  List<Held> held() {
    return List.copyOf(held);
  }

  void enter(Held context) {
    held.add(context);
  }

  /** Leaves all contexts but the first ones. */
  void leave(int depth) {
    held.subList(depth, held.size()).clear();
  }

  // --- conditions

  List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  /** A condition says something new of its state. */
  void test(Condition condition) {
    conditions.removeIf(old -> old.path.sameRoot(condition.path));
    conditions.add(condition);
  }

  /** Goes on with what was known at another point. */
  void knowing(List<Condition> known) {
    conditions = new ArrayList<>(known);
  }

  /** Keeps what was known at another point, too. */
  void knowingOnly(List<Condition> known) {
    conditions.retainAll(known);
  }

  /** The first condition on this state that a suspension lies behind, or null. */
  @Nullable Condition staleCondition(SharedPath path) {
    for (Condition condition : conditions) {
      if (condition.path.sameRoot(path) && condition.position < position()) {
        return condition;
      }
    }
    return null;
  }

  // --- copies

  /** By local name. */
  Map<String, Copy> copies() {
    return Collections.unmodifiableMap(new HashMap<>(copies)); // always in the same order
  }

  @Nullable Copy copy(String name) {
    return copies.get(name);
  }

  void copy(String name, Copy copy) {
    copies.put(name, copy);
  }

  /** A local name has another value. */
  void forget(String name) {
    copies.remove(name);
  }

  /** Goes on with the copies of another point. */
  void copying(Map<String, Copy> known) {
    copies = new HashMap<>(known);
  }

  /** After a write neither a condition nor a copy says anything of the state any more. */
  void written(SharedPath path) {
    conditions.removeIf(condition -> condition.path.sameRoot(path));
    copies.values().removeIf(copy -> copy.path.sameRoot(path));
  }
}
