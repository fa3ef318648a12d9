package dev.loopwarden.analysis.rules.blocking;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.FixContext;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.Rewrites;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.analysis.syntax.Expression.Await;
import dev.loopwarden.analysis.syntax.Expression.Call;
import dev.loopwarden.analysis.syntax.Part.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sleeping on the event loop's thread. */
final class BlockingSleep implements ProjectRule {

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
            "blocking-sleep", Category.BLOCKING, Severity.ERROR, "Blocking sleep in a coroutine")
        .fix(FixKind.SAFE)
        .waivers("ASYNC251", "NOSONAR");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    for (Stall stall : LoopStalls.of(Effect.SLEEP, file, context)) {
      LoopStalls.report(
          stall, context, "stops the event loop: no other task runs until it returns");
    }
  }

  /** {@code time.sleep(x)} becomes {@code await asyncio.sleep(x)}. */
  @Override
  public Optional<Fix> fix(Finding finding, FixContext context) {
    Call call = context.node(finding.span(), Call.class);
    if (call == null
        || !finding.chain().isEmpty()
        || !finding.sink().equals("time.sleep")
        || call.arguments().size() != 1
        || call.arguments().getFirst().kind() != Argument.Kind.POSITIONAL
        || !context.canAwait(call)
        || context.model().parent(call) instanceof Await) {
      return Optional.empty();
    }
    return context
        .module("asyncio", call)
        .map(
            asyncio -> {
              List<TextEdit> edits = new ArrayList<>(asyncio.edits());
              String sleep = Rewrites.open(call, context) + asyncio.name() + ".sleep";
              edits.add(TextEdit.replace(call.callee().span(), sleep));
              edits.addAll(Rewrites.close(call, context));
              return new Fix(
                  "Sleep on the loop: `await asyncio.sleep(...)`",
                  Fix.Safety.SAFE,
                  finding.path(),
                  edits);
            });
  }
}
