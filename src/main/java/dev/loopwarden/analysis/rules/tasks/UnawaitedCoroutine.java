package dev.loopwarden.analysis.rules.tasks;

import dev.loopwarden.analysis.facts.FunctionFact;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.Coroutine;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.Optional;
import java.util.Set;

/** Coroutines of the project or the standard library that are made and lost. */
final class UnawaitedCoroutine implements ProjectRule {
  private static final int GONE =
      Use.set(Use.DROPPED, Use.UNREAD, Use.COLLECTED_DROPPED, Use.COLLECTED_UNREAD);

  private static final int LOST =
      GONE
          | Use.set(
              Use.TESTED,
              Use.OPERAND,
              Use.FORMATTED,
              Use.CONSUMED,
              Use.UNPACKED,
              Use.ATTRIBUTE,
              Use.SUBSCRIPTED,
              Use.FOR);

  /** Functions that turn their arguments into text or numbers. */
  private static final Set<String> CONVERSIONS =
      Set.of(
          "builtins.print",
          "builtins.str",
          "builtins.repr",
          "builtins.format",
          "builtins.len",
          "builtins.bool",
          "builtins.int",
          "builtins.float");

  private static final Set<String> AWAITABLE_TYPES =
      Set.of("Awaitable", "Coroutine", "Future", "Task", "Generator", "Any", "object");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "unawaited-coroutine", Category.TASKS, Severity.ERROR, "Coroutine never awaited")
        .fix(FixKind.SAFE)
        .waivers("ASYNC105", "reportUnusedCoroutine", "unused-coroutine");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (site.isCall()
          && !site.is(Site.Flag.BROKEN)
          && !site.is(Site.Flag.EXPECTED)
          && !site.is(Site.Flag.COLOUR_TESTED)
          && isLost(file, site, context)
          && context.value(file, site) instanceof Coroutine of
          && isOurs(file, site, of, context)) {
        context.report(file.function(site.function()), site.span(), message(file, site, context));
      }
    }
  }

  private static boolean isOurs(ProjectFile file, Site site, Coroutine of, ProjectContext context) {
    Entry entry = of.entry();
    if (entry != null) {
      String name = entry.name();
      return context.project().knowledge().isStandardLibrary(name.substring(0, name.indexOf('.')));
    }
    return of.function() != null || context.callee(file, site) instanceof Meaning.FunctionOf;
  }

  private static boolean isLost(ProjectFile file, Site site, ProjectContext context) {
    int uses = site.uses();
    if (uses == Use.RETURNED.bit()) {
      return !site.named() && isMisreturned(file.function(site.function()), context);
    }
    if (uses == Use.ARGUMENT.bit()) {
      return !site.named() && isConverted(file, site, context);
    }
    return uses != 0 && site.usedOnly(LOST);
  }

  /** Whether it is the value of a coroutine that promises another one, or promises nothing. */
  private static boolean isMisreturned(ProjectFunction function, ProjectContext context) {
    FunctionFact fact = function.fact();
    if (!fact.async() || fact.generator()) {
      return false;
    }
    Value promised = function.file().facts().values().get(fact.returns());
    if (promised.kind() != Value.Kind.INSTANCE) {
      return function
          .sites()
          .filter(site -> site.isCall() && site.uses() == Use.RETURNED.bit())
          .noneMatch(site -> context.value(function.file(), site) instanceof Meaning.Unknown);
    }
    Value type = function.file().facts().values().get(promised.base());
    String name = type.name();
    return !AWAITABLE_TYPES.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static boolean isConverted(ProjectFile file, Site site, ProjectContext context) {
    if (site.outer() < 0 || site.outerArgument() < 0) {
      return false;
    }
    Site outer = file.site(site.outer());
    String name =
        switch (context.callee(file, outer)) {
          case Meaning.LibraryFunction of -> of.entry().name();
          case Meaning.LibraryClass of -> of.entry().name();
          case Meaning.External of -> of.name();
          default -> "";
        };
    return CONVERSIONS.contains(name)
        || name.startsWith("logging.")
        || isLogger(file, outer, context);
  }

  private static boolean isLogger(ProjectFile file, Site call, ProjectContext context) {
    Value callee = file.facts().values().get(call.callee());
    return callee.kind() == Value.Kind.ATTRIBUTE
        && context.project().meaning(file, callee.base()) instanceof Meaning.LibraryInstance of
        && of.entry().name().equals("logging.Logger");
  }

  private static String message(ProjectFile file, Site site, ProjectContext context) {
    String call = "`" + context.shortText(file, site) + "`";
    String made = call + " only makes a coroutine";
    Entry entry = context.value(file, site) instanceof Coroutine of ? of.entry() : null;
    if (entry != null && entry.is("acquires") && Use.DROPPED.in(site.uses())) {
      return made + ": the lock is not taken, because nothing awaits it";
    }
    if (site.named()) {
      return made + ", and nothing awaits it: the code in it never runs";
    }
    if (Use.RETURNED.in(site.uses())) {
      String function = ProjectContext.name(file.function(site.function()));
      return made + ": `await " + function + "` gives that coroutine in place of its result";
    }
    if (Use.TESTED.in(site.uses())) {
      return made + ", which always counts as true: nothing awaits it, the code in it never runs";
    }
    if (site.used(Use.FORMATTED) || site.used(Use.ARGUMENT) || site.used(Use.CONSUMED)) {
      return made + ": without await, the coroutine itself is used in place of its result";
    }
    if (site.used(Use.OPERAND)) {
      return made + ": the operator gets that coroutine in place of its result";
    }
    if (site.used(Use.ATTRIBUTE)
        || site.used(Use.SUBSCRIPTED)
        || site.used(Use.UNPACKED)
        || site.used(Use.FOR)) {
      return made + ": what follows is done to that coroutine in place of its result, and fails";
    }
    return made + ": nothing awaits it, the code in it never runs";
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    return Awaiting.insert(finding, context);
  }
}
