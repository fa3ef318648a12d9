package dev.loopwarden.analysis.rules.libraries;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Protocol;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.AsyncGenerator;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Support;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression;
import dev.loopwarden.analysis.syntax.Expression.Attribute;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Part.WithItem;
import dev.loopwarden.analysis.syntax.Statement.With;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code with} on an async context manager, {@code async with} on a plain one. */
final class WrongContextManager implements ProjectRule {
  private static final int TYPE_ERROR_SINCE = 11;
  private static final String OPEN = "builtins.open";

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "wrong-context-manager",
            Category.LIBRARIES,
            Severity.ERROR,
            "Context manager of the other kind")
        .fix(FixKind.SAFE)
        .supersedes(
            "blocking-file-io",
            "blocking-wait",
            "sync-database-client",
            "sync-http-client",
            "missing-await",
            "unawaited-coroutine")
        .waivers("not-context-manager", "not-async-context-manager");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (site.named() || site.is(Site.Flag.BROKEN)) {
        continue;
      }
      String harm =
          site.used(Use.WITH)
              ? harmOfWith(file, site, context)
              : site.used(Use.ASYNC_WITH) ? harmOfAsyncWith(file, site, context) : null;
      if (harm != null) {
        String text = context.shortText(file, site);
        context.report(file.function(site.function()), site.span(), "`" + text + "` " + harm);
      }
    }
  }

  private static @Nullable String harmOfWith(ProjectFile file, Site site, ProjectContext context) {
    Meaning value = context.value(file, site);
    if (!has(value, Protocol.CONTEXT, Support.NO, context)
        || !has(value, Protocol.ASYNC_CONTEXT, Support.YES, context)) {
      return null;
    }
    return "is an async context manager: a plain `with` raises "
        + error("__enter__", context)
        + " before its body; use `async with`";
  }

  private static @Nullable String harmOfAsyncWith(
      ProjectFile file, Site site, ProjectContext context) {
    Meaning value = context.value(file, site);
    String error = error("__aenter__", context);
    if (value instanceof Coroutine && site.isCall()) {
      return "is a coroutine, not a context manager: `async with` raises "
          + error
          + " before its body";
    }
    if (value instanceof AsyncGenerator) {
      return "is an async generator without `@asynccontextmanager`: `async with` raises "
          + error
          + " before its body";
    }
    if (!has(value, Protocol.ASYNC_CONTEXT, Support.NO, context)
        || !has(value, Protocol.CONTEXT, Support.YES, context)) {
      return null;
    }
    return "is a plain context manager: `async with` raises "
        + error
        + " before its body; use `with`";
  }

  private static boolean has(
      Meaning value, Protocol protocol, Support support, ProjectContext context) {
    return context.project().supports(value, protocol) == support;
  }

  private static String error(String method, ProjectContext context) {
    return context.python().atLeast(TYPE_ERROR_SINCE) ? "TypeError" : "AttributeError: " + method;
  }

  /** Changes the keyword; {@code async with lock.acquire()} loses its call instead. */
  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Expression entered = context.node(finding.span(), Expression.class);
    WithItem item = entered == null ? null : item(entered, context);
    if (entered == null || item == null || !(context.model().parent(item) instanceof With with)) {
      return Optional.empty();
    }
    if (entered instanceof Call call && with.async()) {
      if (call.callee() instanceof Attribute callee && callee.name().equals("acquire")) {
        Span acquire = new Span(callee.value().end(), call.end());
        return fix("Enter the lock itself", TextEdit.delete(acquire), finding);
      }
      if (context.model().valueOf(call.callee()).name().equals(OPEN)) {
        return Optional.empty(); // a plain with would block
      }
    }
    if (with.items().size() != 1 || !context.canAwait(entered)) {
      return Optional.empty();
    }
    String text = context.model().file().text();
    return with.async()
        ? fix("Use `with`", TextEdit.delete(asyncKeyword(text, with.start())), finding)
        : fix("Use `async with`", TextEdit.insert(with.start(), "async "), finding);
  }

  private static Optional<Fix> fix(String title, TextEdit edit, Finding finding) {
    return Optional.of(new Fix(title, Fix.Safety.SAFE, finding.path(), java.util.List.of(edit)));
  }

  /** {@code async} with the blanks after it. */
  static Span asyncKeyword(String text, int start) {
    int end = start + "async".length();
    while (Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  private static @Nullable WithItem item(Expression entered, FixContext context) {
    Node parent = context.model().parent(entered);
    return parent instanceof WithItem item ? item : null;
  }
}
