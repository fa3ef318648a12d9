package dev.loopwarden.analysis.rules.libraries;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Protocol;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Support;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Expression.Comprehension;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.Argument;
import dev.loopwarden.analysis.syntax.Part.ComprehensionClause;
import dev.loopwarden.analysis.syntax.Statement.For;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code for} over an async iterable, {@code async for} over a plain one. */
final class WrongIteration implements ProjectRule {
  private static final int AS_COMPLETED_ASYNC_SINCE = 13;

  /** Builtins that iterate the argument that they are given. */
  private static final Set<String> ITERATING =
      Set.of(
          "list",
          "tuple",
          "set",
          "frozenset",
          "sorted",
          "sum",
          "any",
          "all",
          "enumerate",
          "zip",
          "reversed",
          "iter");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "wrong-iteration", Category.LIBRARIES, Severity.ERROR, "Loop of the other kind")
        .fix(FixKind.SAFE)
        .supersedes("unawaited-coroutine")
        .waivers("not-an-iterable");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (site.named() || site.is(Site.Flag.BROKEN)) {
        continue;
      }
      String harm = null;
      if (site.used(Use.ASYNC_FOR)) {
        harm = harmOfAsyncFor(file, site, context);
      } else if (site.used(Use.FOR)
          || site.used(Use.UNPACKED)
          || site.used(Use.CONSUMED) && isIterated(file, site, context)) {
        harm = harmOfFor(file, site, context);
      }
      if (harm != null) {
        String text = context.shortText(file, site);
        context.report(file.function(site.function()), site.span(), "`" + text + "` " + harm);
      }
    }
  }

  private static boolean isIterated(ProjectFile file, Site site, ProjectContext context) {
    if (site.outer() < 0 || site.outerArgument() < 0) {
      return false;
    }
    Entry outer = context.project().libraryCallee(file, file.site(site.outer()));
    return outer != null
        && outer.name().startsWith("builtins.")
        && ITERATING.contains(outer.simpleName());
  }

  private static @Nullable String harmOfFor(ProjectFile file, Site site, ProjectContext context) {
    Meaning value = context.value(file, site);
    if (isQueue(value)) {
      return "is a queue, which cannot be iterated: read it with `await queue.get()`";
    }
    if (!has(value, Protocol.ITERABLE, Support.NO, context)
        || !has(value, Protocol.ASYNC_ITERABLE, Support.YES, context)) {
      return null;
    }
    return "is an async iterable: iterating it without `async for` raises TypeError";
  }

  private static @Nullable String harmOfAsyncFor(
      ProjectFile file, Site site, ProjectContext context) {
    Meaning value = context.value(file, site);
    if (isQueue(value)) {
      return "is a queue, which cannot be iterated: read it with `await queue.get()`";
    }
    Entry callee = site.isCall() ? context.project().libraryCallee(file, site) : null;
    if (callee != null && callee.is("async-iterable-from-3.13")) {
      return context.python().atLeast(AS_COMPLETED_ASYNC_SINCE)
          ? null
          : "can be iterated with `async for` from Python 3.13 on; before, it raises TypeError";
    }
    if (!has(value, Protocol.ASYNC_ITERABLE, Support.NO, context)
        || !has(value, Protocol.ITERABLE, Support.YES, context)) {
      return null;
    }
    return "is a plain iterable: `async for` raises TypeError; use `for`";
  }

  private static boolean isQueue(Meaning value) {
    return value instanceof LibraryInstance of && of.entry().is("asyncio-queue");
  }

  private static boolean has(
      Meaning value, Protocol protocol, Support support, ProjectContext context) {
    return context.project().supports(value, protocol) == support;
  }

  /** Changes the keyword, or writes {@code list(f())} as a comprehension. */
  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Expression iterated = context.node(finding.span(), Expression.class);
    if (iterated == null) {
      return Optional.empty();
    }
    String text = context.model().file().text();
    return switch (context.model().parent(iterated)) {
      case For loop when context.canAwait(iterated) ->
          toggled(finding, text, loop.async(), loop.start());
      case ComprehensionClause clause
          when context.model().parent(clause) instanceof Comprehension comprehension
              && comprehension.kind() != Comprehension.Kind.GENERATOR
              && canAwaitAround(comprehension, context) ->
          toggled(finding, text, clause.async(), clause.start());
      case Argument argument when context.model().parent(argument) instanceof Call call ->
          collected(finding, context, call);
      case null, default -> Optional.empty();
    };
  }

  private static boolean canAwaitAround(Comprehension comprehension, FixContext context) {
    Node around = context.model().parent(comprehension);
    return around != null && context.canAwait(around);
  }

  private static Optional<Fix> toggled(Finding finding, String text, boolean async, int start) {
    TextEdit edit =
        async
            ? TextEdit.delete(WrongContextManager.asyncKeyword(text, start))
            : TextEdit.insert(start, "async ");
    String title = async ? "Use `for`" : "Use `async for`";
    return Optional.of(new Fix(title, Fix.Safety.SAFE, finding.path(), List.of(edit)));
  }

  private static Optional<Fix> collected(Finding finding, FixContext context, Call call) {
    String name = "item";
    if (call.arguments().size() != 1
        || !context.text(call.callee()).equals("list")
        || !context.canAwait(call)
        || context.model().scope(call).binding(name) != null) {
      return Optional.empty();
    }
    String source = context.text(call.arguments().getFirst());
    String replacement = "[" + name + " async for " + name + " in " + source + "]";
    return Optional.of(
        new Fix(
            "Use an async comprehension",
            Fix.Safety.SAFE,
            finding.path(),
            List.of(TextEdit.replace(call.span(), replacement))));
  }
}
