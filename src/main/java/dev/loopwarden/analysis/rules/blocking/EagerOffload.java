package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.Constant;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Call;
import java.util.List;
import java.util.Optional;

/** Work for a thread, or for later, that is called on the spot instead of handed over. */
final class EagerOffload implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "eager-offload",
            Category.BLOCKING,
            Severity.ERROR,
            "Work called instead of handed over")
        .fix(FixKind.SAFE)
        .supersedes(
            "blocking-sleep",
            "blocking-file-io",
            "blocking-subprocess",
            "blocking-network",
            "blocking-wait",
            "blocking-input",
            "cpu-bound-call",
            "sync-http-client",
            "sync-database-client");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Site site : file.facts().sites()) {
      if (site.isCall() && site.outerArgument() >= 0 && isHandedOver(file, site, context)) {
        report(file, site, context);
      }
    }
  }

  private static void report(ProjectFile file, Site site, ProjectContext context) {
    Site outer = file.site(site.outer());
    ProjectFunction function = file.function(site.function());
    String call = context.shortText(file, site);
    context
        .report(
            function,
            site.span(),
            "`%s` runs at once, on the event loop's thread; `%s` gets its result, not the work"
                .formatted(call, context.callText(file, outer)))
        .sink(context.text(file, outer.calleeSpan()));
  }

  /**
   * Whether the call is the work argument of a call that hands work over, and gives no callable.
   */
  private static boolean isHandedOver(ProjectFile file, Site site, ProjectContext context) {
    Site outer = file.site(site.outer());
    ProjectFunction function = file.function(site.function());
    Entry entry = context.project().libraryCallee(file, outer);
    if (entry == null
        || entry.work() == null
        || !(entry.is("offloads") || entry.is("schedules"))
        || site.is(Site.Flag.BROKEN)) {
      return false;
    }
    int work = Project.argument(outer, entry.work().position(), entry.work().keyword());
    return work == site.outerArgument() && function.async() && givesNoCallable(file, site, context);
  }

  /** Whether what the call returns is known, and is nothing that can be called. */
  private static boolean givesNoCallable(ProjectFile file, Site site, ProjectContext context) {
    Meaning callee = context.callee(file, site);
    Meaning value = context.value(file, site);
    return switch (value) {
      case Constant _ -> true;
      case LibraryInstance of ->
          !(context.project().member(of, "__call__") instanceof LibraryFunction);
      case Meaning.Unknown _ ->
          callee instanceof LibraryFunction library && library.entry().blocks() != null;
      default -> false;
    };
  }

  /** {@code to_thread(f(x))} becomes {@code to_thread(f, x)}. */
  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null || !takesArguments(finding.sink(), call)) {
      return Optional.empty();
    }
    int start = call.callee().end();
    List<TextEdit> edits =
        call.arguments().isEmpty()
            ? List.of(TextEdit.delete(new Span(start, call.end())))
            : List.of(
                TextEdit.replace(new Span(start, call.arguments().getFirst().start()), ", "),
                TextEdit.delete(new Span(call.arguments().getLast().end(), call.end())));
    return Optional.of(
        new Fix(
            "Hand over the function and its arguments", Fix.Safety.SAFE, finding.path(), edits));
  }

  /** Whether the outer call passes further arguments on to the work as they are. */
  private static boolean takesArguments(String outer, Call call) {
    boolean keywords = call.arguments().stream().anyMatch(argument -> argument.keyword() != null);
    boolean threads = outer.endsWith("Thread") || outer.endsWith("Timer");
    boolean callback = outer.endsWith("add_done_callback");
    return call.arguments().isEmpty()
        || (!threads && !callback && (!keywords || outer.endsWith("to_thread")));
  }
}
