package dev.loopwarden.analysis.rules.libraries;

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
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Support;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rewrites;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Coroutines of third-party libraries that are used as if they were their results, or lost. */
final class MissingAwait implements ProjectRule {
  private static final int LOST =
      Use.set(Use.DROPPED, Use.UNREAD, Use.COLLECTED_DROPPED, Use.COLLECTED_UNREAD);
  private static final int MISUSED =
      Use.set(
          Use.TESTED,
          Use.OPERAND,
          Use.FORMATTED,
          Use.CONSUMED,
          Use.UNPACKED,
          Use.FOR,
          Use.ASYNC_FOR,
          Use.ATTRIBUTE,
          Use.CALLED,
          Use.SUBSCRIPTED);

  /** What coroutine objects have. */
  private static final Set<String> OF_COROUTINES =
      Set.of("close", "send", "throw", "cr_await", "cr_code", "cr_frame", "cr_origin");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "missing-await", Category.LIBRARIES, Severity.ERROR, "Library coroutine never awaited")
        .fix(FixKind.SAFE)
        .waivers("unused-coroutine", "reportUnusedCoroutine");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (site.isCall() && !site.is(Site.Flag.BROKEN) && isThirdParty(file, site, context)) {
        Meaning value = context.value(file, site);
        if (value instanceof Coroutine) {
          checkCoroutine(file, site, context);
        } else if (isLazy(value, context.project())) {
          checkRequest(file, site, context);
        }
      }
    }
  }

  private static boolean isThirdParty(ProjectFile file, Site site, ProjectContext context) {
    if (!(context.callee(file, site) instanceof LibraryFunction of)) {
      return false;
    }
    String name = of.entry().name();
    int dot = name.indexOf('.');
    return !context
        .project()
        .knowledge()
        .isStandardLibrary(dot < 0 ? name : name.substring(0, dot));
  }

  /** Whether nothing happens before it is awaited or entered, such as an aiohttp request. */
  private static boolean isLazy(Meaning value, Project project) {
    return project.supports(value, Protocol.AWAITABLE) == Support.YES
        && project.supports(value, Protocol.ASYNC_CONTEXT) == Support.YES;
  }

  private static void checkCoroutine(ProjectFile file, Site site, ProjectContext context) {
    boolean async = file.function(site.function()).async();
    int wrong = LOST | MISUSED | (async ? Use.RETURNED.bit() : 0);
    if ((async || !wasSync(file, site, context))
        && site.usedOnly(wrong)
        && read(file, site).noneMatch(MissingAwait::ofCoroutines)) {
      report(file, site, context);
    }
  }

  /** Whether plain code may be right, if it is written for an earlier release. */
  private static boolean wasSync(ProjectFile file, Site site, ProjectContext context) {
    if (!(context.callee(file, site) instanceof LibraryFunction of)) {
      return false;
    }
    String name = of.entry().name();
    Entry owner = context.project().knowledge().find(name.substring(0, name.lastIndexOf('.')));
    return owner != null && owner.is("once-sync");
  }

  private static boolean ofCoroutines(String name) {
    return name.startsWith("__") || OF_COROUTINES.contains(name);
  }

  /** What is made to be awaited or entered, which then gives something else. */
  private static void checkRequest(ProjectFile file, Site site, ProjectContext context) {
    Meaning value = context.value(file, site);
    Meaning given = context.project().awaited(value);
    if (given.equals(value) || !(given instanceof LibraryInstance)) {
      return;
    }
    int wrong = LOST | Use.set(Use.ATTRIBUTE, Use.RETURNED);
    Predicate<String> isOfGiven =
        name -> !isKnown(value, name, context) && isKnown(given, name, context);
    if (site.usedOnly(LOST)
        || site.used(Use.ATTRIBUTE)
            && site.usedOnly(wrong)
            && read(file, site).allMatch(isOfGiven)) {
      report(file, site, context);
    }
  }

  private static boolean isKnown(Meaning owner, String name, ProjectContext context) {
    return owner instanceof LibraryInstance of
        && context.project().knowledge().member(of.entry(), name) != null;
  }

  /** The attributes that are read from the value of a site. */
  private static Stream<String> read(ProjectFile file, Site site) {
    ValueTable values = file.facts().values();
    return IntStream.range(0, values.size())
        .mapToObj(values::get)
        .filter(value -> value.kind() == Value.Kind.ATTRIBUTE && value.base() == site.value())
        .map(Value::name);
  }

  private static void report(ProjectFile file, Site site, ProjectContext context) {
    String call = context.callText(file, site);
    String harm;
    if (site.used(Use.DROPPED) || site.used(Use.COLLECTED_DROPPED)) {
      harm = "only creates a coroutine that is dropped: without `await` it never runs";
    } else if (site.used(Use.UNREAD)) {
      harm = "only creates a coroutine that nothing reads: without `await` it never runs";
    } else if (site.used(Use.TESTED)) {
      harm = "is a coroutine here, not its result, and a coroutine is always true: `await` it";
    } else if (site.used(Use.RETURNED) && site.usedOnly(Use.RETURNED.bit())) {
      harm = "is returned as a coroutine, not its result: whoever awaits this function gets that";
    } else {
      harm = "is a coroutine here, not its result: `await` is missing";
    }
    Entry entry = context.callee(file, site) instanceof LibraryFunction of ? of.entry() : null;
    context
        .report(file.function(site.function()), site.span(), "`" + call + "` " + harm)
        .sink(entry == null ? "" : entry.name());
  }

  /** Puts {@code await} before the call. */
  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null || !context.canAwait(call)) {
      return Optional.empty();
    }
    List<TextEdit> edits = new ArrayList<>();
    edits.add(TextEdit.insert(call.start(), Rewrites.open(call, context)));
    edits.addAll(Rewrites.close(call, context));
    return Optional.of(new Fix("Await it", Fix.Safety.SAFE, finding.path(), edits));
  }
}
