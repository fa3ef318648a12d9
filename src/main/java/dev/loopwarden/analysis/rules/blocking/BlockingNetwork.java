package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.facts.Site;
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

  private static final Set<String> CONNECTS =
      Set.of("socket.socket.connect", "socket.socket.connect_ex");

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

  /** Whether the code around made the socket one with which the call does not wait. */
  private static boolean isNonBlockingSocket(Stall stall, ProjectContext context) {
    String sink = stall.sink().name();
    if (!sink.startsWith("socket.socket.")) {
      return false;
    }
    ProjectFunction function = stall.path().calls().getLast().function();
    ProjectFile file = function.file();
    return file.facts().sites().stream()
        .filter(site -> belongsTogether(function, file.function(site.function())))
        .anyMatch(
            site ->
                setsNonBlocking(file, site, context)
                    || (CONNECTS.contains(sink) && makesDatagrams(file, site, context)));
  }

  private static boolean setsNonBlocking(ProjectFile file, Site site, ProjectContext context) {
    Entry entry = context.project().libraryCallee(file, site);
    return entry != null
        && entry.is("sets-nonblocking")
        && !site.arguments().isEmpty()
        && context.project().meaning(file, site.arguments().getFirst().value())
            instanceof Meaning.Constant constant
        && ZERO.contains(constant.text());
  }

  /** Connecting a socket for datagrams only notes the address. */
  private static boolean makesDatagrams(ProjectFile file, Site site, ProjectContext context) {
    Entry entry = context.project().libraryCallee(file, site);
    return entry != null
        && entry.is("socket")
        && site.arguments().stream()
            .anyMatch(
                argument ->
                    context.project().meaning(file, argument.value())
                            instanceof Meaning.External external
                        && external.name().equals("socket.SOCK_DGRAM"));
  }

  private static boolean belongsTogether(ProjectFunction a, ProjectFunction b) {
    return a.equals(b) || (a.owner() != null && a.owner().equals(b.owner()));
  }
}
