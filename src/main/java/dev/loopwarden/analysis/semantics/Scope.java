package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.syntax.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A region in which names are bound: a module, function, lambda, class body or comprehension. */
public final class Scope {

  /** What kind of region it is. */
  public enum Kind {
    MODULE,
    FUNCTION,
    CLASS,
    COMPREHENSION
  }

  private final Kind kind;
  private final Node node;
  private final @Nullable Scope parent;
  private final Set<String> bound = new HashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> nonlocals = new HashSet<>();

  /** The join of all values a name is bound to in this scope. */
  private final Map<String, Integer> joined = new HashMap<>();

  Scope(Kind kind, Node node, @Nullable Scope parent) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
  }

  /** What kind of region it is. */
  public Kind kind() {
    return kind;
  }

  /** The node that opens it. */
  public Node node() {
    return node;
  }

  /** The scope around it; null for a module. */
  public @Nullable Scope parent() {
    return parent;
  }

  /** Whether the name is bound here, and not declared global or nonlocal. */
  public boolean binds(String name) {
    return bound.contains(name);
  }

  /** Whether the name is declared {@code global} here. */
  public boolean declaresGlobal(String name) {
    return globals.contains(name);
  }

  /** Whether the name is declared {@code nonlocal} here. */
  public boolean declaresNonlocal(String name) {
    return nonlocals.contains(name);
  }

  /** The scope that binds the name as seen from here; null if it is a builtin or unknown. */
  public @Nullable Scope binding(String name) {
    Scope at = this;
    boolean own = true;
    if (globals.contains(name)) {
      at = module();
    }
    while (at != null) {
      if (at.bound.contains(name) && (own || at.kind != Kind.CLASS)) {
        return at;
      }
      own = own && at.kind == Kind.COMPREHENSION;
      at = at.parent;
    }
    return null;
  }

  /** The module's scope. */
  public Scope module() {
    Scope at = this;
    while (at.parent != null) {
      at = at.parent;
    }
    return at;
  }

  /** The nearest scope that is not a comprehension. */
  public Scope body() {
    Scope at = this;
    while (at.kind == Kind.COMPREHENSION && at.parent != null) {
      at = at.parent;
    }
    return at;
  }

  void bind(String name) {
    if (!globals.contains(name) && !nonlocals.contains(name)) {
      bound.add(name);
    } else if (globals.contains(name)) {
      module().bound.add(name);
    }
  }

  void declareGlobal(String name) {
    globals.add(name);
    bound.remove(name);
    module().bound.add(name);
  }

  void declareNonlocal(String name) {
    nonlocals.add(name);
    bound.remove(name);
  }

  Map<String, Integer> joined() {
    return joined;
  }
}
