package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.ClassFact;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.facts.FunctionFact;
import dev.loopwarden.analysis.facts.FunctionFact.Parameter;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.StringLiteral;
import dev.loopwarden.analysis.syntax.Expression.Yield;
import dev.loopwarden.analysis.syntax.Expression.YieldFrom;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.ExpressionStatement;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Pass;
import dev.loopwarden.analysis.syntax.Statement.Raise;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a module into the facts that other files, and the rules, need of it. */
public final class Extractor {
  private final ModuleModel model;
  private final BitSet generators = new BitSet();

  private Extractor(ModuleModel model) {
    this.model = model;
    markGenerators();
  }

  /** The facts of a module, with the findings that the file alone showed. */
  public static FileFacts extract(ModuleModel model, List<Finding> findings) {
    return new Extractor(model).extract(findings);
  }

  private FileFacts extract(List<Finding> findings) {
    Uses uses = new Uses(model);
    Sites sites = new Sites(model, uses);
    List<FunctionFact> functions = new ArrayList<>();
    for (int i = 0; i < model.functions().size(); i++) {
      functions.add(function(i, sites));
    }
    List<ClassFact> classes = new ArrayList<>();
    for (ClassDef definition : model.classes()) {
      classes.add(classFact(definition));
    }
    return new FileFacts(
        model.table(),
        functions,
        classes,
        model.variables(),
        model.starImports(),
        model.imports(),
        sites.sites(),
        new Races(model).find(sites),
        new Catches(model, sites).find(),
        sites.holds(),
        Ignores.of(model.module()),
        findings,
        model.module().errors(),
        isAsynchronous(functions));
  }

  private static boolean isAsynchronous(List<FunctionFact> functions) {
    return functions.stream().anyMatch(FunctionFact::async);
  }

  private void markGenerators() {
    for (Node node : model.nodes()) {
      if (node instanceof Yield || node instanceof YieldFrom) {
        generators.set(model.function(node));
      }
    }
  }

  private FunctionFact function(int index, Sites sites) {
    Node node = model.functions().get(index);
    int parent = index == 0 ? -1 : model.index(model.functionAround(node));
    int owner = model.index(model.owner(node));
    return switch (node) {
      case FunctionDef definition ->
          new FunctionFact(
              parent,
              owner,
              FunctionFact.Kind.FUNCTION,
              definition.name(),
              symbol(definition),
              definition.async(),
              generators.get(index),
              isStub(definition.body()),
              new Span(definition.start(), definition.nameStart() + definition.name().length()),
              definition.decorators().stream().map(model::value).toList(),
              returns(definition),
              returned(index, definition),
              parameters(definition, owner >= 0),
              sites.suspensions(index));
      case Lambda lambda -> lambda(index, lambda, parent, sites);
      default ->
          new FunctionFact(
              -1,
              -1,
              FunctionFact.Kind.MODULE,
              "",
              "",
              false,
              false,
              false,
              new Span(0, 0),
              List.of(),
              ValueTable.UNKNOWN,
              ValueTable.UNKNOWN,
              List.of(),
              sites.suspensions(index));
    };
  }

  private FunctionFact lambda(int index, Lambda lambda, int parent, Sites sites) {
    return new FunctionFact(
        parent,
        -1,
        FunctionFact.Kind.LAMBDA,
        "",
        symbol(lambda),
        false,
        generators.get(index),
        false,
        lambda.span(),
        List.of(),
        ValueTable.UNKNOWN,
        model.returned(index),
        lambda.parameters().stream()
            .map(parameter -> new Parameter(parameter.name(), ValueTable.UNKNOWN))
            .toList(),
        sites.suspensions(index));
  }

  private int returns(FunctionDef definition) {
    return definition.returns() == null
        ? ValueTable.UNKNOWN
        : model.annotated(definition.returns());
  }

  /** What it returns; None if no return statement gives a value. */
  private int returned(int index, FunctionDef definition) {
    boolean silent =
        !model.returnsValue(index) && !generators.get(index) && !isStub(definition.body());
    if (silent) {
      return model.table().add(new Value(Value.Kind.CONSTANT, -1, "None"));
    }
    return model.mayReturnNothing(index) && isCoroutine(model.returned(index))
        ? ValueTable.UNKNOWN // a coroutine to some callers only
        : model.returned(index);
  }

  private boolean isCoroutine(int value) {
    Value of = model.table().get(value);
    Value callee = of.kind() == Value.Kind.RESULT ? model.table().get(of.base()) : of;
    return of.kind() == Value.Kind.RESULT
        && callee.kind() == Value.Kind.FUNCTION
        && model.functions().get(callee.base()) instanceof FunctionDef definition
        && definition.async();
  }

  private List<Parameter> parameters(FunctionDef definition, boolean method) {
    List<Part.Parameter> all = definition.parameters();
    boolean bound =
        method
            && !all.isEmpty()
            && definition.decorators().stream()
                .noneMatch(d -> d instanceof Name name && name.name().equals("staticmethod"));
    List<Parameter> result = new ArrayList<>();
    for (Part.Parameter parameter : bound ? all.subList(1, all.size()) : all) {
      int value =
          parameter.annotation() == null
              ? ValueTable.UNKNOWN
              : model.annotated(parameter.annotation());
      result.add(new Parameter(parameter.name(), value));
    }
    return result;
  }

  private ClassFact classFact(ClassDef definition) {
    int index = model.index(definition);
    List<Integer> bases = new ArrayList<>();
    for (Argument argument : definition.arguments()) {
      if (argument.kind() == Argument.Kind.POSITIONAL) {
        bases.add(model.base(argument.value()));
      }
    }
    Map<String, Integer> attributes = new HashMap<>(model.attributes(index));
    return new ClassFact(
        model.index(model.functionAround(definition)),
        definition.name(),
        symbol(definition),
        new Span(definition.start(), definition.nameStart() + definition.name().length()),
        bases,
        definition.decorators().stream().map(model::value).toList(),
        attributes);
  }

  /** A definition's name with those around it, such as {@code Api.fetch}. */
  private String symbol(Node definition) {
    StringBuilder symbol = new StringBuilder();
    for (Node at = definition; at != null; at = model.parent(at)) {
      String name =
          switch (at) {
            case FunctionDef function -> function.name();
            case ClassDef type -> type.name();
            default -> "";
          };
      if (!name.isEmpty()) {
        symbol.insert(0, symbol.isEmpty() ? name : name + ".");
      }
    }
    return symbol.toString();
  }

  private static boolean isStub(List<Statement> body) {
    return body.stream().allMatch(Extractor::doesNothing);
  }

  private static boolean doesNothing(Statement statement) {
    return switch (statement) {
      case Pass _ -> true;
      case ExpressionStatement expression ->
          expression.value() instanceof StringLiteral
              || expression.value() instanceof ConstantLiteral;
      case Raise raise -> {
        Expression raised =
            raise.exception() instanceof Call call ? call.callee() : raise.exception();
        yield raised instanceof Name name && name.name().equals("NotImplementedError");
      }
      default -> false;
    };
  }
}
