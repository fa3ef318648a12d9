package dev.loopwarden.analysis.rules.libraries;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Use;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.project.Stall;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.rule.ProjectRule;
import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Queries of synchronous database clients on the event loop's thread. */
final class SyncDatabaseClient implements ProjectRule {
  /** A receiver that is called synchronous, and a statement. */
  private static final Pattern BY_NAME =
      Pattern.compile(
          "(?:\\w+\\.)*(?:sync_\\w+|\\w+_sync)\\.(?:query|execute|executemany|fetch\\w*|scalar\\w*)"
              + "\\(\\s*[rRfFbB]{0,2}[\"']{1,3}\\s*"
              + "(?i:select|insert|update|delete|with|create|drop|alter|replace|truncate)\\b.*",
          Pattern.DOTALL);

  @Override
  public RuleInfo info() {
    return RuleInfo.of(
        "sync-database-client",
        Category.LIBRARIES,
        Severity.ERROR,
        "Synchronous database client in a coroutine");
  }

  @Override
  public void check(ProjectFile file, ProjectContext context) {
    // of execute(...).fetchone() the first call
    Map<Integer, Stall> byStart = new LinkedHashMap<>();
    for (Stall stall : LoopStalls.of(Effect.DATABASE, file, context)) {
      byStart.put(stall.site().span().start(), stall);
    }
    for (Stall stall : byStart.values()) {
      if (!isHarmless(stall, context)) {
        LoopStalls.report(stall, context, "blocks the event loop until the database has answered");
      }
    }
    for (Site site : file.facts().sites()) {
      ProjectFunction function = file.function(site.function());
      if (function.async() && isLikely(file, site, context)) {
        context
            .report(
                function,
                site.span(),
                "`"
                    + context.callText(file, site)
                    + "` looks like a synchronous query: it blocks the event loop until the"
                    + " database has answered")
            .at(Severity.NOTE);
      }
    }
  }

  /**
   * Whether the block that is left holds the calls that are reported, the database is in memory, or
   * an await says that the declared type is wrong.
   */
  private static boolean isHarmless(Stall stall, ProjectContext context) {
    CallPath.Call last = stall.path().calls().getLast();
    return stall.direct() && stall.sink().simpleName().equals("__exit__")
        || stall.direct() && stall.site().used(Use.AWAITED)
        || context.text(last.function().file(), last.site().span()).contains("\":memory:\"");
  }

  private static boolean isLikely(ProjectFile file, Site site, ProjectContext context) {
    if (!site.isCall() || site.used(Use.AWAITED) || site.is(Site.Flag.BROKEN)) {
      return false;
    }
    Meaning callee = context.callee(file, site);
    return (callee instanceof Meaning.Unknown || callee instanceof Meaning.External)
        && site.arguments().size() > 0
        && BY_NAME.matcher(context.text(file, site.span())).matches();
  }
}
