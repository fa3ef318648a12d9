package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.knowledge.Level;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.Draft;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Plain functions that the event loop itself calls, and that block it. */
final class BlockingCallback implements ProjectRule {
  /** Methods of protocols that the loop calls. */
  private static final Set<String> PROTOCOL_METHODS =
      Set.of(
          "connection_made",
          "connection_lost",
          "data_received",
          "buffer_updated",
          "get_buffer",
          "eof_received",
          "datagram_received",
          "error_received",
          "pause_writing",
          "resume_writing",
          "pipe_data_received",
          "pipe_connection_lost",
          "process_exited");

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
        "blocking-callback", Category.BLOCKING, Severity.WARNING, "Blocking callback");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (site.isCall() && !site.is(Site.Flag.BROKEN)) {
        checkScheduled(file, site, context);
      }
    }
    for (ProjectFunction function : file.functions()) {
      if (isProtocolMethod(function, context)) {
        checkProtocol(function, context);
      }
    }
  }

  private static void checkScheduled(ProjectFile file, Site site, ProjectContext context) {
    Entry entry = context.project().libraryCallee(file, site);
    if (entry == null || !entry.is("schedules") || entry.work() == null) {
      return;
    }
    ProjectFunction function = file.function(site.function());
    switch (context.project().work(file, site, entry)) {
      case FunctionOf of when !of.function().async() && !of.function().fact().generator() ->
          worst(of.function(), context)
              .ifPresent(
                  path -> {
                    String message =
                        "The event loop runs %s itself, and `%s` in it stops the loop"
                            .formatted(quoted(of.function()), LoopStalls.called(path, context));
                    Draft draft = context.report(function, site.span(), message);
                    context.follow(path, draft.sink(path.sink().name()));
                    if (path.calls().getFirst().site().is(Site.Flag.CONDITIONAL)) {
                      draft.atMost(Severity.NOTE);
                    }
                  });
      case LibraryFunction of when isSlow(of.entry()) ->
          context
              .report(
                  function,
                  site.span(),
                  "The event loop runs `%s()` itself, and stops until it returns"
                      .formatted(of.entry().name()))
              .sink(of.entry().name());
      default -> {}
    }
  }

  private static String quoted(ProjectFunction function) {
    String name = ProjectContext.name(function);
    return name.endsWith("()") ? "`" + name + "`" : name;
  }

  private static Optional<CallPath> worst(ProjectFunction function, ProjectContext context) {
    if (!context.project().isPlainlyDecorated(function)) {
      return Optional.empty();
    }
    return context.project().reach(function).stream()
        .filter(path -> isSlow(path.sink()))
        .min(Comparator.comparingInt(path -> path.calls().size()));
  }

  /** Local files and short computations are not worth a word here. */
  private static boolean isSlow(Entry entry) {
    return entry.blocks() != null && entry.blocks().level() == Level.HIGH && !entry.is("acquires");
  }

  private static boolean isProtocolMethod(ProjectFunction function, ProjectContext context) {
    return function.owner() != null
        && !function.async()
        && PROTOCOL_METHODS.contains(function.fact().name())
        && context.project().derivesFrom(function.owner(), "loop-callbacks");
  }

  private static void checkProtocol(ProjectFunction function, ProjectContext context) {
    function
        .sites()
        .flatMap(
            site ->
                context.project().through(function, site).stream()
                    .map(path -> new Stall(function, site, path)))
        .filter(stall -> isSlow(stall.sink()))
        .forEach(
            stall ->
                LoopStalls.report(
                    stall, context, "stops the event loop, which calls this method itself"));
  }
}
