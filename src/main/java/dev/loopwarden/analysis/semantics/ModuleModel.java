package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Subscript;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A module whose names were resolved: parents, scopes, and the symbolic value of each expression.
 */
public final class ModuleModel {
  private final Module module;
  private final ScopeBuilder built;
  private final Definitions definitions;
  private final ValueTable table = new ValueTable();

  /** By node id: the value of an expression. */
  private final int[] values;

  /** By class index: what its attributes are. */
  private final List<Map<String, Integer>> attributes = new ArrayList<>();

  /** By function index: the join of what it returns, or yields if it is a generator. */
  private final Map<Integer, Integer> returned = new HashMap<>();

  /** By index: functions that may end without giving a value. */
  private final BitSet endingWithoutValue = new BitSet();

  /** Ids of the functions and lambdas whose bodies were put off until the code around them ran. */
  private final Set<Integer> deferred = new HashSet<>();

  /** By node id: what annotations promise. */
  private final Map<Integer, Integer> annotated = new HashMap<>();

  private final List<String> starImports = new ArrayList<>();
  private final List<String> imports = new ArrayList<>();

  private ModuleModel(Module module) {
    this.module = module;
    this.definitions = Definitions.of(module);
    this.built = ScopeBuilder.build(module, definitions.nodes());
    this.values = new int[module.nodes()];
    for (int i = 0; i < definitions.classes().size(); i++) {
      attributes.add(new HashMap<>());
    }
  }

  /** Resolves the names of a module. */
  public static ModuleModel of(Module module) {
    ModuleModel model = new ModuleModel(module);
    // a function's body runs after the code around it: what it captures is known by then
    Deque<Node> bodies = new ArrayDeque<>(List.of(module));
    while (!bodies.isEmpty()) {
      new Flow(model, bodies.removeFirst(), bodies).run();
    }
    return model;
  }

  /** The tree. */
  public Module module() {
    return module;
  }

  /** The text. */
  public SourceFile file() {
    return module.file();
  }

  /** The values that {@link #value} refers to. */
  public ValueTable table() {
    return table;
  }

  /** Index of the expression's value; unknown for most. */
  public int value(Expression expression) {
    return values[expression.id()];
  }

  /** The expression's value. */
  public Value valueOf(Expression expression) {
    return table.get(value(expression));
  }

  /** The node around this one; null for the module. */
  public @Nullable Node parent(Node node) {
    return built.parent(node);
  }

  /** The scope that a node opens, or else the one it stands in. */
  public Scope scope(Node node) {
    return built.scope(node);
  }

  /** The scope that binds a name where it stands; null if it is a builtin or unknown. */
  public @Nullable Scope binding(Name name) {
    return built.binding(name);
  }

  /** All nodes, parents before children, in the order of the text. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(definitions.nodes());
  }

  /** Index of the function that a node is code of; of a function or lambda its own. */
  public int function(Node node) {
    return definitions.function(node);
  }

  /** Modules, functions and lambdas in the order of the text, the module first. */
  public List<Node> functions() {
    return Collections.unmodifiableList(definitions.functions());
  }

  /** Classes in the order of the text. */
  public List<ClassDef> classes() {
    return Collections.unmodifiableList(definitions.classes());
  }

  /** Index of a function, lambda, module or class definition; -1 for other nodes. */
  public int index(@Nullable Node definition) {
    return definitions.index(definition);
  }

  /**
   * The function, lambda or module whose code the node is part of; for a function the outer one.
   */
  public Node functionAround(Node node) {
    Node at = parent(node);
    while (at != null && !(at instanceof FunctionDef || at instanceof Lambda)) {
      at = parent(at);
    }
    return at == null ? module : at;
  }

  /** The class whose body a function stands in directly, or null. */
  public @Nullable ClassDef owner(Node function) {
    Node at = parent(function);
    while (at != null && !(at instanceof FunctionDef || at instanceof Lambda)) {
      if (at instanceof ClassDef definition) {
        return definition;
      }
      at = parent(at);
    }
    return null;
  }

  /** What the attributes of a class are: class variables, methods, what methods assign to self. */
  public Map<String, Integer> attributes(int classIndex) {
    return attributes.get(classIndex);
  }

  /** The join of what a function returns, or yields if it is a generator. */
  public int returned(int function) {
    return returned.getOrDefault(function, ValueTable.UNKNOWN);
  }

  /** Whether a return statement, or a yield, of the function gives a value. */
  public boolean returnsValue(int function) {
    return returned.containsKey(function);
  }

  /** Whether the function may also end without a return statement that gives a value. */
  public boolean mayReturnNothing(int function) {
    return endingWithoutValue.get(function);
  }

  /** The module's variables, definitions and imports. */
  public Map<String, Integer> variables() {
    return scope(module).joined();
  }

  /** Modules imported with a star. */
  public List<String> starImports() {
    return starImports;
  }

  /** All modules imported. */
  public List<String> imports() {
    return imports;
  }

  /** What an annotation that was walked promises: an instance of the class it names. */
  public int annotated(Expression annotation) {
    return annotated.getOrDefault(annotation.id(), ValueTable.UNKNOWN);
  }

  /** The value of a base class; of a generic one, such as {@code Base[int]}, without arguments. */
  public int base(Expression base) {
    return value(base instanceof Subscript generic ? generic.value() : base);
  }

  void setAnnotated(Expression annotation, int value) {
    annotated.put(annotation.id(), value);
  }

  Set<Integer> deferred() {
    return deferred;
  }

  void setValue(Expression expression, int value) {
    values[expression.id()] = value;
  }

  void endsWithoutValue(int function) {
    endingWithoutValue.set(function);
  }

  void joinReturned(int function, int value) {
    if (isNone(value)) {
      endsWithoutValue(function);
    }
    returned.merge(function, value, this::join);
  }

  void joinAttribute(int classIndex, String name, int value) {
    attributes.get(classIndex).merge(name, value, this::join);
  }

  /** What two values have in common; None gives way to the other. */
  int join(int a, int b) {
    if (a == b || isNone(b)) {
      return a;
    }
    return isNone(a) ? b : ValueTable.UNKNOWN;
  }

  private boolean isNone(int value) {
    Value of = table.get(value);
    return of.kind() == Value.Kind.CONSTANT && of.name().equals("None");
  }
}
