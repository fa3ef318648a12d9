package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.ListDisplay;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.Starred;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Parameter;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks the body of one function, or of the module, in the order it runs, and keeps what each local
 * name holds. Where branches differ, a name is unknown afterwards.
 */
final class Flow {
  private final ModuleModel model;
  private final Node function;
  private final Deque<Node> bodies;
  private final StatementFlow statements;
  private final ExpressionFlow expressions;
  private final int functionIndex;

  /** Values of the names bound in the function, or in the class body that is being walked. */
  private Map<String, Integer> locals = new HashMap<>();

  /** Whether no path reaches the statement being walked. */
  private boolean dead;

  private Scope scope;

  Flow(ModuleModel model, Node function, Deque<Node> bodies) {
    this.model = model;
    this.function = function;
    this.bodies = bodies;
    this.functionIndex = model.index(function);
    this.scope = model.scope(function);
    this.expressions = new ExpressionFlow(this);
    this.statements = new StatementFlow(this);
  }

  void run() {
    switch (function) {
      case Module module -> statements.runAll(module.body());
      case FunctionDef definition -> {
        bindParameters(definition.parameters());
        statements.runAll(definition.body());
        if (!dead) {
          model.endsWithoutValue(functionIndex);
        }
      }
      case Lambda lambda -> {
        bindParameters(lambda.parameters());
        model.joinReturned(functionIndex, expressions.eval(lambda.body()));
      }
      default -> throw new IllegalStateException("not a function: " + function.getClass());
    }
  }

  private void bindParameters(List<Parameter> parameters) {
    boolean method = function instanceof FunctionDef && model.owner(function) != null;
    for (Parameter parameter : parameters) {
      boolean plain =
          parameter.kind() == Parameter.Kind.NORMAL
              || parameter.kind() == Parameter.Kind.POSITIONAL_ONLY;
      int value =
          method && plain
              ? receiver((FunctionDef) function)
              : plain || parameter.kind() == Parameter.Kind.KEYWORD_ONLY
                  ? expressions.annotations().parameter(parameter)
                  : ValueTable.UNKNOWN;
      if (method && value == ValueTable.UNKNOWN) {
        value = expressions.annotations().parameter(parameter);
      }
      method = false;
      bind(parameter.name(), value);
    }
  }

  /** What the first parameter of a method is. */
  private int receiver(FunctionDef definition) {
    int owner = model.index(model.owner(definition));
    for (Expression decorator : definition.decorators()) {
      if (decorator instanceof Name name && name.name().equals("staticmethod")) {
        return ValueTable.UNKNOWN;
      }
      if (decorator instanceof Name name && name.name().equals("classmethod")) {
        return model.table().add(new Value(Value.Kind.CLS, owner, ""));
      }
    }
    boolean onClass =
        definition.name().equals("__new__")
            || definition.name().equals("__init_subclass__")
            || definition.name().equals("__class_getitem__");
    return model.table().add(new Value(onClass ? Value.Kind.CLS : Value.Kind.SELF, owner, ""));
  }

  ModuleModel model() {
    return model;
  }

  ExpressionFlow expressions() {
    return expressions;
  }

  StatementFlow statements() {
    return statements;
  }

  int functionIndex() {
    return functionIndex;
  }

  Scope scope() {
    return scope;
  }

  /** A function or lambda was defined; its body is walked when all around it has been. */
  void defer(Node definition) {
    if (model.deferred().add(definition.id())) {
      bodies.addLast(definition);
    }
  }

  /** Walks a class body, whose names are the class's attributes. */
  void runClass(ClassDef definition) {
    Map<String, Integer> outerLocals = locals;
    Scope outerScope = scope;
    locals = new HashMap<>();
    scope = model.scope(definition);
    statements.runAll(definition.body());
    int index = model.index(definition);
    scope.joined().forEach((name, value) -> model.joinAttribute(index, name, value));
    scope = outerScope;
    locals = outerLocals;
  }

  /** Runs something in a comprehension's scope. */
  void within(Node comprehension, Runnable action) {
    Scope outer = scope;
    scope = model.scope(comprehension);
    action.run();
    scope = outer;
  }

  // --- names

  void bind(String name, int value) {
    Scope target = scope.declaresGlobal(name) ? scope.module() : scope.binding(name);
    if (target == null) {
      return;
    }
    target.joined().merge(name, value, model::join);
    if (target == scope || target == scope.body()) {
      locals.put(name, value);
    }
  }

  void forget(String name) {
    locals.put(name, ValueTable.UNKNOWN);
  }

  int lookup(String name) {
    Scope binding = scope.binding(name);
    if (binding == null) {
      return model.table().imported("builtins." + name);
    }
    boolean local = binding == scope || binding == scope.body();
    for (Scope at = scope; !local && at.kind() == Scope.Kind.COMPREHENSION; ) {
      at = at.parent() == null ? at.module() : at.parent();
      local = binding == at;
    }
    if (local && !scope.declaresGlobal(name)) {
      Integer value = locals.get(name);
      if (value != null) {
        return value;
      }
    }
    if (binding.kind() == Scope.Kind.MODULE) {
      return moduleVariable(binding, name);
    }
    return binding.joined().getOrDefault(name, ValueTable.UNKNOWN);
  }

  private int moduleVariable(Scope module, String name) {
    int joined = module.joined().getOrDefault(name, -1);
    if (joined >= 0) {
      Value.Kind kind = model.table().get(joined).kind();
      if (kind == Value.Kind.IMPORTED || kind == Value.Kind.FUNCTION || kind == Value.Kind.CLASS) {
        return joined;
      }
    }
    return model.table().add(new Value(Value.Kind.VARIABLE, -1, name));
  }

  /** Binds a target of an assignment, a loop or a with statement. */
  void assign(Expression target, int value) {
    switch (target) {
      case Name name -> bind(name.name(), value);
      case TupleDisplay tuple -> tuple.elements().forEach(part -> assign(part, 0));
      case ListDisplay list -> list.elements().forEach(part -> assign(part, 0));
      case Starred starred -> assign(starred.value(), ValueTable.UNKNOWN);
      case Attribute attribute -> {
        Value base = model.table().get(expressions.eval(attribute.value()));
        if (base.kind() == Value.Kind.SELF || base.kind() == Value.Kind.CLS) {
          model.joinAttribute(base.base(), attribute.name(), value);
        } else if (base.kind() == Value.Kind.ATTRIBUTE
            && model.table().get(value).kind() == Value.Kind.FUNCTION) {
          replaceMethod(base);
        }
        model.setValue(attribute, value);
      }
      default -> expressions.eval(target);
    }
    if (target instanceof Name name) {
      model.setValue(name, value);
    }
  }

  /** After {@code self.pool.submit = f} the pool is not what its class says. */
  private void replaceMethod(Value object) {
    Value owner = model.table().get(object.base());
    if (owner.kind() == Value.Kind.SELF) {
      model.joinAttribute(owner.base(), object.name(), ValueTable.UNKNOWN);
    }
  }

  // --- control flow

  /** What the names hold, and whether the place is reached. */
  record State(Map<String, Integer> locals, boolean dead) {}

  State save() {
    return new State(new HashMap<>(locals), dead);
  }

  void restore(State state) {
    locals = new HashMap<>(state.locals);
    dead = state.dead;
  }

  void die() {
    dead = true;
  }

  /** Goes on with what both this state and another one may hold. */
  void merge(State other) {
    if (other.dead) {
      return;
    }
    if (dead) {
      restore(other);
      return;
    }
    for (Map.Entry<String, Integer> entry : other.locals.entrySet()) {
      locals.merge(entry.getKey(), entry.getValue(), model::join);
    }
  }

  void runAll(List<Statement> body) {
    statements.runAll(body);
  }
}
