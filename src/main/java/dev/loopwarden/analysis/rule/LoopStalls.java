package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Stall;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The one detection behind all rules on calls that keep the loop waiting. */
public final class LoopStalls {
  private LoopStalls() {}

  /** The stalls of a file with this effect, each sink once for a coroutine. */
  public static List<Stall> of(Effect effect, ProjectFile file, ProjectContext context) {
    Set<Object> seen = new HashSet<>();
    return context.project().stalls(file).stream()
        .filter(stall -> has(effect, stall.sink()))
        .filter(
            stall ->
                stall.direct()
                    || seen.add(List.of(stall.function(), stall.path().calls().getLast())))
        .toList();
  }

  private static boolean has(Effect effect, Entry sink) {
    return sink.blocks() != null && sink.blocks().effect() == effect;
  }

  /** Reports a stall with its chain. */
  public static Draft report(Stall stall, ProjectContext context, String harm) {
    ProjectFile file = stall.function().file();
    String call = context.callText(file, stall.site());
    String message;
    if (stall.direct()) {
      message = "`" + call + "` " + harm;
    } else {
      var last = stall.path().calls().getLast();
      String sink = context.callText(last.function().file(), last.site());
      message = "`" + call + "` " + harm + ": it leads to `" + sink + "`";
    }
    Draft draft =
        context.report(stall.function(), stall.site().span(), message).sink(stall.sink().name());
    return stall.direct() ? draft : draft.chain(context.steps(stall.path()));
  }
}
