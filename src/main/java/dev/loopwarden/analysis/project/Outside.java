package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.ClassFact;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.facts.FunctionFact;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two versions of a file look the same from outside: whatever other files ask of the one,
 * the other answers the same. Only how functions work inside may differ.
 */
final class Outside {
  private final FileFacts before;
  private final FileFacts after;

  private Outside(FileFacts before, FileFacts after) {
    this.before = before;
    this.after = after;
  }

  /**
   * What the later version adds.
   *
   * @param variables names of the module
   * @param attributes of classes
   */
  record Added(Set<String> variables, Set<String> attributes) {}

  /** The names that were added if nothing else differs, or null. */
  static @Nullable Added added(FileFacts before, FileFacts after) {
    return new Outside(before, after).compare();
  }

  private @Nullable Added compare() {
    Set<String> variables = new HashSet<>();
    Set<String> attributes = new HashSet<>();
    boolean same =
        before.starImports().equals(after.starImports())
            && before.asynchronous() == after.asynchronous()
            && sameFunctions()
            && extend(before.variables(), after.variables(), variables)
            && sameClasses(attributes);
    return same ? new Added(variables, attributes) : null;
  }

  private boolean sameFunctions() {
    List<FunctionFact> old = before.functions();
    List<FunctionFact> fresh = after.functions();
    if (old.size() != fresh.size()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!same(old.get(i), fresh.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean same(FunctionFact old, FunctionFact fresh) {
    return old.kind() == fresh.kind()
        && old.symbol().equals(fresh.symbol())
        && old.parent() == fresh.parent()
        && old.owner() == fresh.owner()
        && old.async() == fresh.async()
        && old.generator() == fresh.generator()
        && old.stub() == fresh.stub()
        && same(old.decorators(), fresh.decorators())
        && same(old.returns(), fresh.returns())
        && same(old.returned(), fresh.returned());
  }

  private boolean sameClasses(Set<String> added) {
    List<ClassFact> old = before.classes();
    List<ClassFact> fresh = after.classes();
    if (old.size() != fresh.size()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!old.get(i).symbol().equals(fresh.get(i).symbol())
          || !same(old.get(i).bases(), fresh.get(i).bases())
          || !same(old.get(i).decorators(), fresh.get(i).decorators())
          || !extend(old.get(i).attributes(), fresh.get(i).attributes(), added)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all names have kept their values; what is new is added to a set. */
  private boolean extend(Map<String, Integer> old, Map<String, Integer> fresh, Set<String> added) {
    for (Map.Entry<String, Integer> entry : old.entrySet()) {
      Integer now = fresh.get(entry.getKey());
      if (now == null || !same(entry.getValue(), now)) {
        return false;
      }
    }
    for (String name : fresh.keySet()) {
      if (!old.containsKey(name)) {
        added.add(name);
      }
    }
    return true;
  }

  private boolean same(List<Integer> old, List<Integer> fresh) {
    if (old.size() != fresh.size()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!same(old.get(i), fresh.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int oldIndex, int freshIndex) {
    int one = oldIndex;
    int other = freshIndex;
    while (one != ValueTable.UNKNOWN && other != ValueTable.UNKNOWN) {
      Value old = before.values().get(one);
      Value fresh = after.values().get(other);
      if (old.kind() != fresh.kind() || !old.name().equals(fresh.name())) {
        return false;
      }
      if (!old.kind().isMadeOfValue() || old.base() < 0 || fresh.base() < 0) {
        return old.base() == fresh.base();
      }
      one = old.base();
      other = fresh.base();
    }
    return one == other;
  }
}
