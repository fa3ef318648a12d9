package dev.loopwarden.analysis.rules.eventloop;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Value;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.ProjectContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that run an event loop: the chains to them, and what they raise under a running loop. */
final class LoopRuns {
  private static final int LONGEST = 12;

  private LoopRuns() {}

  /** The chain from a site to a call that runs a loop, if there is one. */
  static Optional<CallPath> from(ProjectFunction function, Site site, ProjectContext context) {
    return context.project().through(function, site).stream()
        .filter(path -> path.sink().is("runs-loop"))
        .findFirst();
  }

  /** What the last call of a chain raises where a loop runs already, with a colon before it. */
  static String error(CallPath path, ProjectContext context) {
    CallPath.Call last = path.calls().getLast();
    String text =
        switch (path.sink().name()) {
          case "asyncio.run" -> "asyncio.run() cannot be called from a running event loop";
          case "asyncio.Runner.run" -> "Runner.run() cannot be called from a running event loop";
          case "asyncio.AbstractEventLoop.run_until_complete",
              "asyncio.AbstractEventLoop.run_forever" ->
              ofLoop(last, context);
          default -> "";
        };
    return text.isEmpty() ? "" : " \"" + text + "\"";
  }

  private static String ofLoop(CallPath.Call call, ProjectContext context) {
    ProjectFile file = call.function().file();
    Value callee = file.facts().values().get(call.site().callee());
    if (callee.kind() != Value.Kind.ATTRIBUTE) {
      return "";
    }
    Entry maker = maker(file, callee.base(), context, 0);
    if (maker == null) {
      return "";
    }
    return maker.is("makes-loop")
        ? "Cannot run the event loop while another loop is running"
        : "This event loop is already running";
  }

  /** The function that gave a loop: it made one, or it looked for the running one. */
  private static @Nullable Entry maker(
      ProjectFile file, int index, ProjectContext context, int depth) {
    Value value = file.facts().values().get(index);
    if (depth > LONGEST) {
      return null;
    }
    return switch (value.kind()) {
      case RESULT ->
          context.project().meaning(file, value.base()) instanceof LibraryFunction of
                  && (of.entry().is("makes-loop")
                      || of.entry().is("gets-loop")
                      || of.entry().is("gets-running-loop"))
              ? of.entry()
              : null;
      case VARIABLE -> {
        Integer variable = file.facts().variables().get(value.name());
        yield variable == null ? null : maker(file, variable, context, depth + 1);
      }
      case ATTRIBUTE -> {
        Meaning owner = context.project().meaning(file, value.base());
        Integer attribute =
            owner instanceof Meaning.InstanceOf of
                ? of.type().fact().attributes().get(value.name())
                : null;
        yield attribute == null || !(owner instanceof Meaning.InstanceOf of)
            ? null
            : maker(of.type().file(), attribute, context, depth + 1);
      }
      default -> null;
    };
  }

  /** Whether a site patches asyncio so that loops can be nested. */
  static boolean allowsNesting(ProjectFile file, Site site, ProjectContext context) {
    return switch (context.callee(file, site)) {
      case Meaning.External of -> of.name().equals("nest_asyncio.apply");
      case LibraryFunction of -> of.entry().is("allows-nested-loop");
      default -> false;
    };
  }

  /** How a message begins: the call, and what it leads to through which functions. */
  static String describe(CallPath path, ProjectFile file, Site site, ProjectContext context) {
    String text = context.callText(file, site);
    if (path.calls().size() == 1) {
      return "`" + text + "`";
    }
    CallPath.Call last = path.calls().getLast();
    List<String> through =
        path.calls().stream()
            .skip(1)
            .map(call -> ProjectContext.name(call.function()))
            .filter(name -> !name.equals(text))
            .toList();
    return "`"
        + text
        + "` leads to `"
        + context.callText(last.function().file(), last.site())
        + "`"
        + (through.isEmpty() ? "" : " through " + String.join(", ", through))
        + ", which";
  }
}
