package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Level;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.Set;

/** Talking to another machine on the event loop's thread. */
final class BlockingNetwork implements ProjectRule {
  /** What {@code setblocking} or {@code settimeout} is given so that the socket never waits. */
  private static final Set<String> ZERO = Set.of("False", "0", "0.0");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-network",
            Category.BLOCKING,
            Severity.ERROR,
            "Blocking network call in a coroutine")
        .waivers("ASYNC210", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.NETWORK, file, context)) {
      if (!isNonBlockingSocket(stall, context)) {
        report(stall, context);
      }
    }
    for (Stall stall : LoopStalls.of(Effect.HTTP, file, context)) {
      if (isStandardLibrary(stall, context)) {
        report(stall, context);
      }
    }
  }

  private static void report(Stall stall, ProjectContext context) {
    boolean local = stall.sink().blocks() != null && stall.sink().blocks().level() != Level.HIGH;
    String harm =
        stall.sink().is("reads-certificates")
            ? "reads certificates on the event loop's thread"
            : "keeps the event loop waiting for the network";
    LoopStalls.report(stall, context, harm).at(local ? Severity.WARNING : Severity.ERROR);
  }

  /** HTTP clients of Python itself; others have a rule of their own. */
  private static boolean isStandardLibrary(Stall stall, ProjectContext context) {
    String name = stall.sink().name();
    return context.project().knowledge().isStandardLibrary(name.substring(0, name.indexOf('.')));
  }

  /** Whether the code around made the socket non-blocking: then the call raises instead. */
  private static boolean isNonBlockingSocket(Stall stall, ProjectContext context) {
    ProjectFunction function = stall.path().calls().getLast().function();
    return stall.sink().name().startsWith("socket.socket.")
        && function.file().facts().sites().stream()
            .filter(site -> belongsTogether(function, function.file().function(site.function())))
            .anyMatch(
                site -> {
                  Entry entry = context.project().libraryCallee(function.file(), site);
                  return entry != null
                      && entry.is("sets-nonblocking")
                      && !site.arguments().isEmpty()
                      && context
                              .project()
                              .meaning(function.file(), site.arguments().getFirst().value())
                          instanceof Meaning.Constant constant
                      && ZERO.contains(constant.text());
                });
  }

  private static boolean belongsTogether(ProjectFunction a, ProjectFunction b) {
    return a.equals(b) || (a.owner() != null && a.owner().equals(b.owner()));
  }
}
