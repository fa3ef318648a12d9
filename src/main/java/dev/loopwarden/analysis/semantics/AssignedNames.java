package dev.loopwarden.analysis.semantics;

import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Name;
import dev.loopwarden.analysis.syntax.Expression.NamedExpression;
import dev.loopwarden.analysis.syntax.Expression.TupleDisplay;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement;
import dev.loopwarden.analysis.syntax.Statement.AnnotatedAssign;
import dev.loopwarden.analysis.syntax.Statement.Assign;
import dev.loopwarden.analysis.syntax.Statement.AugmentedAssign;
import dev.loopwarden.analysis.syntax.Statement.ClassDef;
import dev.loopwarden.analysis.syntax.Statement.For;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that statements assign, whichever way they go. */
final class AssignedNames {
  private AssignedNames() {}

  static Set<String> in(List<Statement> body) {
    Set<String> assigned = new HashSet<>();
    body.forEach(statement -> collect(statement, assigned));
    return assigned;
  }

  private static void collect(Node node, Set<String> assigned) {
    switch (node) {
      case FunctionDef _, ClassDef _ -> {
        return;
      }
      case Assign assign -> assign.targets().forEach(target -> names(target, assigned));
      case AugmentedAssign assign -> names(assign.target(), assigned);
      case AnnotatedAssign assign -> names(assign.target(), assigned);
      case For loop -> names(loop.target(), assigned);
      case NamedExpression named -> assigned.add(named.target().name());
      case WithItem item when item.target() != null -> names(item.target(), assigned);
      default -> {}
    }
    node.children(child -> collect(child, assigned));
  }

  private static void names(Expression target, Set<String> assigned) {
    if (target instanceof Name name) {
      assigned.add(name.name());
    } else if (target instanceof TupleDisplay) {
      target.children(part -> names((Expression) part, assigned));
    }
  }
}
