package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.CatchFact;
import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.ConstantLiteral;
import dev.loopwarden.analysis.syntax.Expression.Lambda;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.Handler;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.Break;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.Continue;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import dev.loopwarden.analysis.syntax.Statement.Return;
import dev.loopwarden.analysis.syntax.Statement.Try;
import dev.loopwarden.analysis.syntax.Statement.While;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.ArrayList;
import java.util.List;

/** Collects the places in coroutines that may stop a cancellation. */
final class Catches {
  private final ModuleModel model;
  private final Sites sites;
  private final CancelledTasks cancelledTasks;
  private final List<CatchFact> found = new ArrayList<>();

  Catches(ModuleModel model, Sites sites) {
    this.model = model;
    this.sites = sites;
    this.cancelledTasks = new CancelledTasks(model);
  }

  List<CatchFact> find() {
    for (Node function : model.functions()) {
      if (function instanceof FunctionDef definition && definition.async()) {
        int index = model.index(definition);
        if (!sites.suspensions(index).isEmpty()) {
          OneFunction in = new OneFunction(definition, index);
          if (!in.cancellations.asksWhoWasCancelled()) {
            definition.body().forEach(in::visit);
          }
        }
      }
    }
    return found;
  }

  /** The places in one coroutine. */
  private final class OneFunction {
    private final int index;
    private final Cancellations cancellations;
    private final HandledCancellations handled;
    private final Aftermath aftermath;

    OneFunction(FunctionDef function, int index) {
      this.index = index;
      this.cancellations = new Cancellations(model, function);
      this.handled = new HandledCancellations(model, function);
      this.aftermath = new Aftermath(model, sites.suspensions(index));
    }

    void visit(Node node) {
      switch (node) {
        case FunctionDef _, Lambda _, ClassDef _ -> {
          return;
        }
        case Try attempt -> visitTry(attempt);
        case With with when with.items().stream().anyMatch(item -> isShield(item.context())) -> {
          return;
        }
        case With with when !with.async() -> visitWith(with);
        default -> {}
      }
      node.children(this::visit);
    }

    private void visitTry(Try attempt) {
      List<Integer> guarded = suspensions(attempt.body());
      List<Integer> earlier = new ArrayList<>();
      boolean caught = false;
      for (Handler handler : attempt.handlers()) {
        List<Integer> types = types(handler);
        if (!guarded.isEmpty() && isOfInterest(handler, types) && !handled.goOn(attempt, handler)) {
          caught = true;
          add(
              CatchFact.Kind.HANDLER,
              header(handler),
              types,
              earlier,
              guarded,
              aftermath.of(attempt, handler));
        }
        earlier.addAll(types);
      }
      if (!caught && !attempt.finallyBody().isEmpty()) {
        visitFinally(attempt);
      }
    }

    private void visitFinally(Try attempt) {
      List<Statement> before = new ArrayList<>(attempt.body());
      attempt.handlers().forEach(handler -> before.addAll(handler.body()));
      before.addAll(attempt.orElse());
      List<Integer> guarded = suspensions(before);
      if (!guarded.isEmpty()) {
        for (Statement leaving : leaving(attempt.finallyBody())) {
          add(
              CatchFact.Kind.FINALLY,
              leaving.span(),
              List.of(),
              List.of(),
              guarded,
              aftermath.of(attempt, leaving));
        }
      }
    }

    private void visitWith(With with) {
      List<Integer> guarded = suspensions(with.body());
      if (guarded.isEmpty()) {
        return;
      }
      for (WithItem item : with.items()) {
        if (item.context() instanceof Call call && isSuppress(call)) {
          List<Integer> types =
              call.arguments().stream().map(Argument::value).map(model::value).toList();
          add(CatchFact.Kind.SUPPRESS, call.span(), types, List.of(), guarded, aftermath.of(with));
        }
      }
    }

    private void add(
        CatchFact.Kind kind,
        Span span,
        List<Integer> types,
        List<Integer> earlier,
        List<Integer> guarded,
        CatchFact.After after) {
      List<Suspension> all = sites.suspensions(index);
      List<Integer> left =
          guarded.stream().filter(i -> !cancelledTasks.include(all.get(i))).toList();
      if (!left.isEmpty()) {
        found.add(new CatchFact(kind, index, span, types, earlier, left, after));
      }
    }

    /** Those within the statements at which a cancellation is not expected. */
    private List<Integer> suspensions(List<Statement> body) {
      if (body.isEmpty()) {
        return List.of();
      }
      Span region = new Span(body.getFirst().start(), body.getLast().end());
      List<Suspension> all = sites.suspensions(index);
      List<Integer> within = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        Suspension suspension = all.get(i);
        if (region.contains(suspension.span()) && !cancellations.isExpectedAt(suspension)) {
          within.add(i);
        }
      }
      return within;
    }
  }

  /** {@code CancelScope(shield=True)}: no cancellation arrives inside. */
  private static boolean isShield(Expression context) {
    return context instanceof Call call
        && call.arguments().stream()
            .anyMatch(
                argument ->
                    "shield".equals(argument.keyword())
                        && argument.value() instanceof ConstantLiteral constant
                        && constant.name().equals("True"));
  }

  private boolean isSuppress(Call call) {
    Value callee = model.valueOf(call.callee());
    return callee.kind() == Value.Kind.IMPORTED && callee.name().equals("contextlib.suppress");
  }

  private List<Integer> types(Handler handler) {
    return switch (handler.type()) {
      case null -> List.of();
      case TupleDisplay tuple -> tuple.elements().stream().map(model::value).toList();
      case Expression type -> List.of(model.value(type));
    };
  }

  /** Whether a cancellation may be among the exceptions; most handlers name others. */
  private boolean isOfInterest(Handler handler, List<Integer> types) {
    return handler.type() == null
        || types.stream()
            .map(type -> model.table().get(type).name())
            .anyMatch(name -> name.equals("builtins.BaseException") || name.contains("Cancel"));
  }

  /** From {@code except} to the colon. */
  private Span header(Handler handler) {
    String text = model.file().text();
    int from = handler.type() == null ? handler.start() : handler.type().end();
    int colon = text.indexOf(':', from);
    return new Span(handler.start(), colon < 0 ? from : colon + 1);
  }

  /** The statements that leave a clause and so drop what it was entered with. */
  private static List<Statement> leaving(List<Statement> clause) {
    List<Statement> leaving = new ArrayList<>();
    clause.forEach(statement -> addLeaving(statement, false, leaving));
    return leaving;
  }

  private static void addLeaving(Node node, boolean inLoop, List<Statement> leaving) {
    boolean inner = inLoop;
    switch (node) {
      case FunctionDef _, Lambda _, ClassDef _ -> {
        return;
      }
      case Return statement -> leaving.add(statement);
      case Break statement when !inLoop -> leaving.add(statement);
      case Continue statement when !inLoop -> leaving.add(statement);
      case For _, While _ -> inner = true;
      default -> {}
    }
    boolean around = inner;
    node.children(child -> addLeaving(child, around, leaving));
  }
}
