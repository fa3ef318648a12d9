package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.knowledge.Effect;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.Stall;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The one detection behind all rules on calls that keep the loop waiting. */
public final class LoopStalls {
  private static final int LONGEST_IN_MESSAGE = 3;

  private LoopStalls() {}

  /** The stalls of a file with this effect; what is written several times in a coroutine, once. */
  public static List<Stall> of(Effect effect, ProjectFile file, ProjectContext context) {
    Set<Object> seen = new HashSet<>();
    return context.project().stalls(file).stream()
        .filter(stall -> has(effect, stall.sink()))
        .filter(
            stall ->
                stall.direct()
                    || seen.add(
                        List.of(
                            stall.function(),
                            context.callText(file, stall.site()),
                            stall.sink().name())))
        .toList();
  }

  private static boolean has(Effect effect, Entry sink) {
    return sink.blocks() != null && sink.blocks().effect() == effect;
  }

  /** Reports a stall with its chain; the harm continues a sentence that names what is called. */
  public static Draft report(Stall stall, ProjectContext context, String harm) {
    String called = called(stall.path(), context);
    Draft draft =
        context
            .report(stall.function(), stall.site().span(), "`" + called + "` " + harm)
            .sink(stall.sink().name());
    return stall.direct() ? draft : context.follow(stall.path(), draft);
  }

  /** What a chain calls, as written: {@code pause() -> time.sleep()}. */
  public static String called(CallPath path, ProjectContext context) {
    return shortened(path.calls()).stream()
        .map(call -> context.callText(call.function().file(), call.site()))
        .collect(Collectors.joining(" -> "));
  }

  /** The first and the last calls of a long chain; the rest is in the steps. */
  private static List<CallPath.Call> shortened(List<CallPath.Call> calls) {
    return calls.size() <= LONGEST_IN_MESSAGE
        ? calls
        : List.of(calls.getFirst(), calls.get(1), calls.getLast());
  }
}
