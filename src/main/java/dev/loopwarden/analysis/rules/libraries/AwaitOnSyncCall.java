package dev.loopwarden.analysis.rules.libraries;

import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Protocol;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.AsyncGenerator;
import dev.loopwarden.analysis.project.Meaning.Constant;
import dev.loopwarden.analysis.project.Meaning.ContextManager;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.Generator;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Support;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code await} on a call whose result cannot be awaited. */
final class AwaitOnSyncCall implements ProjectRule {
  private static final int NEW_TEXT_SINCE = 14;

  /** Classes that people name in annotations where they mean the async twin. */
  private static final Set<String> ASYNC_TWINS =
      Set.of("Session", "Connection", "Engine", "Client", "Redis", "scoped_session");

  private static final String SLEEP = "time.sleep";
  private static final String THREAD_FUTURE = "concurrent.futures.Future";
  private static final String GENERATOR = "async generator";

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "await-on-sync-call", Category.LIBRARIES, Severity.ERROR, "Await on a plain call")
        .fix(FixKind.SAFE)
        .supersedes(
            "blocking-sleep",
            "blocking-file-io",
            "blocking-subprocess",
            "blocking-network",
            "blocking-wait",
            "sync-http-client",
            "sync-database-client",
            "sync-sdk-client")
        .waivers("func-returns-value");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (ProjectFunction function : file.functions()) {
      for (Suspension suspension : function.fact().suspensions()) {
        Site site = awaited(function, suspension);
        if (site != null && !site.is(Site.Flag.BROKEN)) {
          check(function, suspension, site, context);
        }
      }
    }
  }

  /** The call that an await expression consists of, or null. */
  private static @Nullable Site awaited(ProjectFunction function, Suspension suspension) {
    if (suspension.kind() != Suspension.Kind.AWAIT) {
      return null;
    }
    Span await = suspension.span();
    return function
        .sites()
        .filter(Site::isCall)
        .filter(site -> site.used(Use.AWAITED) && !site.named())
        .filter(site -> site.value() == suspension.value() && await.contains(site.span()))
        .findFirst()
        .orElse(null);
  }

  private static void check(
      ProjectFunction function, Suspension suspension, Site site, ProjectContext context) {
    ProjectFile file = function.file();
    Meaning result = context.value(file, site);
    if (!isPlain(result, context) || !isCertain(context.callee(file, site), result)) {
      return;
    }
    Entry entry = context.project().libraryCallee(file, site);
    if (entry != null && isReplaced(file, site, entry, context)) {
      return;
    }
    context
        .report(function, suspension.span(), message(file, site, result, context))
        .at(isOnlyDeclared(file, site) ? Severity.NOTE : Severity.ERROR)
        .sink(
            result instanceof AsyncGenerator
                ? GENERATOR
                : result instanceof LibraryInstance of && of.entry().name().equals(THREAD_FUTURE)
                    ? THREAD_FUTURE
                    : entry == null ? "" : entry.name());
  }

  /** Whether a class of the project changes methods of the library's class that it derives from. */
  private static boolean isReplaced(
      ProjectFile file, Site site, Entry method, ProjectContext context) {
    Value callee = file.facts().values().get(site.callee());
    if (callee.kind() != Value.Kind.ATTRIBUTE
        || !(context.project().meaning(file, callee.base()) instanceof InstanceOf of)) {
      return false;
    }
    String owner = method.name().substring(0, method.name().lastIndexOf('.'));
    return of.type().fact().attributes().keySet().stream()
        .filter(name -> !name.startsWith("__"))
        .anyMatch(name -> context.project().knowledge().member(owner, name) != null);
  }

  /** Whether an annotation says what the object is, of which libraries have an async twin. */
  private static boolean isOnlyDeclared(ProjectFile file, Site site) {
    ValueTable values = file.facts().values();
    Value value = values.get(site.callee());
    while (value.kind() == Value.Kind.ATTRIBUTE || value.kind() == Value.Kind.RESULT) {
      value = values.get(value.base());
    }
    return value.kind() == Value.Kind.INSTANCE
        && ASYNC_TWINS.contains(simpleName(values.get(value.base()).name()));
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isPlain(Meaning result, ProjectContext context) {
    return result instanceof Constant
        || context.project().supports(result, Protocol.AWAITABLE) == Support.NO;
  }

  /** A function of the project may be replaced or promise less than it gives. */
  private static boolean isCertain(Meaning callee, Meaning result) {
    if (!(callee instanceof FunctionOf of)) {
      return true;
    }
    boolean anything =
        result instanceof LibraryInstance instance
            && instance.entry().name().equals("builtins.object");
    return !of.function().fact().stub() && !anything;
  }

  private static String message(
      ProjectFile file, Site site, Meaning result, ProjectContext context) {
    String call = context.callText(file, site);
    if (result instanceof AsyncGenerator) {
      return "`"
          + call
          + "` is an async generator: iterate it with `async for`; `await` raises "
          + error("async_generator", context);
    }
    String type = typeName(result);
    String gives = type == null ? "nothing to await" : described(type);
    return "`"
        + call
        + "` runs and returns "
        + gives
        + ", then `await` raises "
        + error(isExact(result) ? type : null, context);
  }

  private static String described(String type) {
    return type.equals("NoneType") ? "None" : "a `" + type + "`, which cannot be awaited";
  }

  private static String error(@Nullable String type, ProjectContext context) {
    if (type == null) {
      return "TypeError";
    }
    return context.python().atLeast(NEW_TEXT_SINCE)
        ? "TypeError: '" + type + "' object can't be awaited"
        : "TypeError: object " + type + " can't be used in 'await' expression";
  }

  private static @Nullable String typeName(Meaning result) {
    return switch (result) {
      case Constant of when of.text().equals("None") -> "NoneType";
      case LibraryInstance of when of.entry().name().equals("builtins.object") -> null;
      case LibraryInstance of when of.entry().name().endsWith("()") -> null; // after the callable
      case LibraryInstance of -> of.entry().simpleName();
      case InstanceOf of -> of.type().fact().name();
      case Generator _ -> "generator";
      case ContextManager _ -> "context manager";
      default -> null;
    };
  }

  /** Whether the class is the object's own, not one of its bases. */
  private static boolean isExact(Meaning result) {
    return result instanceof Constant
        || result instanceof Generator
        || result instanceof LibraryInstance of && of.entry().name().startsWith("builtins.");
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Await await = context.node(finding.span(), Await.class);
    if (await == null || !(await.value() instanceof Call call)) {
      return Optional.empty();
    }
    return switch (finding.sink()) {
      case GENERATOR -> Optional.empty();
      case SLEEP -> viaAsyncio(finding, context, call);
      case THREAD_FUTURE -> viaAsyncio(finding, context, call);
      default ->
          Optional.of(
              new Fix(
                  "Remove `await`",
                  Fix.Safety.SAFE,
                  finding.path(),
                  List.of(TextEdit.delete(keyword(await, context)))));
    };
  }

  /** {@code await} with the blanks after it. */
  private static Span keyword(Await await, FixContext context) {
    String text = context.model().file().text();
    int end = await.start() + "await".length();
    while (Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return new Span(await.start(), end);
  }

  private static Optional<Fix> viaAsyncio(Finding finding, FixContext context, Call call) {
    return context
        .module("asyncio", call)
        .map(
            asyncio -> {
              List<TextEdit> edits = new ArrayList<>(asyncio.edits());
              if (finding.sink().equals(SLEEP)) {
                String sleep = asyncio.name() + ".sleep";
                edits.add(TextEdit.replace(call.callee().span(), sleep));
                return new Fix(
                    "Sleep on the loop: `await asyncio.sleep(...)`",
                    Fix.Safety.SAFE,
                    finding.path(),
                    edits);
              }
              edits.add(TextEdit.insert(call.start(), asyncio.name() + ".wrap_future("));
              edits.add(TextEdit.insert(call.end(), ")"));
              return new Fix(
                  "Wait for the thread: `await asyncio.wrap_future(...)`",
                  Fix.Safety.SAFE,
                  finding.path(),
                  edits);
            });
  }
}
