package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.facts.ValueTable;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.knowledge.Level;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rewrites;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading or changing files on the event loop's thread. */
final class BlockingFileIo implements ProjectRule {
  private static final int DEEPEST = 12;

  /** Names that frameworks and people give to what runs once, before anybody waits. */
  private static final Set<String> START_UP =
      Set.of("lifespan", "startup", "on_startup", "shutdown", "on_shutdown", "on_cleanup");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-file-io",
            Category.BLOCKING,
            Severity.WARNING,
            "Blocking file access in a coroutine")
        .fix(FixKind.NEEDS_REVIEW)
        .waivers("ASYNC230", "ASYNC231", "ASYNC232", "ASYNC240", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    List<Stall> stalls = LoopStalls.of(Effect.FILE, file, context);
    for (Stall stall : stalls) {
      if (!isOpenedHere(stall, stalls)) {
        level(stall, context)
            .ifPresent(
                level ->
                    LoopStalls.report(
                            stall, context, "keeps the event loop waiting for the file system")
                        .at(level));
      }
    }
  }

  /** Uses of a file that this coroutine opened are part of one finding, at the opening. */
  private static boolean isOpenedHere(Stall stall, List<Stall> stalls) {
    if (!stall.direct()) {
      return false;
    }
    ProjectFile file = stall.function().file();
    int handle = handle(file, stall.site());
    return stalls.stream()
        .anyMatch(
            other ->
                other != stall
                    && other.direct()
                    && other.function().equals(stall.function())
                    && other.site().value() == handle);
  }

  /** The value that was called to make what a site uses: {@code open()} of {@code f.read()}. */
  private static int handle(ProjectFile file, Site site) {
    int index = site.isCall() ? site.callee() : site.value();
    boolean below = !site.isCall();
    for (int i = 0; i < DEEPEST; i++) {
      Value value = file.facts().values().get(index);
      switch (value.kind()) {
        case RESULT -> {
          if (below) {
            return index;
          }
          index = value.base();
        }
        case ATTRIBUTE, ENTERED, ITEM -> index = value.base();
        default -> {
          return ValueTable.UNKNOWN;
        }
      }
      below = true;
    }
    return ValueTable.UNKNOWN;
  }

  /** A warning in handlers and loops, a note elsewhere; one less where the program starts. */
  private static Optional<Severity> level(Stall stall, ProjectContext context) {
    boolean look = stall.sink().blocks() != null && stall.sink().blocks().level() == Level.LOW;
    boolean often =
        stall.site().is(Site.Flag.IN_LOOP) || context.project().isHandler(stall.function());
    boolean warning = often && !look;
    if (isStartUp(stall.function())) {
      return warning ? Optional.of(Severity.NOTE) : Optional.empty();
    }
    return Optional.of(warning ? Severity.WARNING : Severity.NOTE);
  }

  private static boolean isStartUp(ProjectFunction function) {
    if (START_UP.contains(function.fact().name())) {
      return true;
    }
    return function.fact().decorators().stream()
        .map(decorator -> function.file().facts().values().get(decorator))
        .filter(value -> value.kind() == Value.Kind.RESULT)
        .map(value -> function.file().facts().values().get(value.base()))
        .anyMatch(called -> called.name().equals("on_event"));
  }

  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    // opening a file in a thread leaves its reads on the loop
    return finding.sink().endsWith(".open") ? Optional.empty() : Rewrites.offload(finding, context);
  }
}
