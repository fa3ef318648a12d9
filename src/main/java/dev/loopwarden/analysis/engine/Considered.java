package dev.loopwarden.analysis.engine;

import dev.loopwarden.analysis.facts.FunctionFact;
import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.facts.Site.Flag;
import dev.loopwarden.analysis.knowledge.Entry;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.CallPath.Call;
import dev.loopwarden.analysis.project.Meaning.ClassOf;
import dev.loopwarden.analysis.project.Meaning.External;
import dev.loopwarden.analysis.project.Meaning.FunctionOf;
import dev.loopwarden.analysis.project.Meaning.InstanceOf;
import dev.loopwarden.analysis.project.Meaning.LibraryClass;
import dev.loopwarden.analysis.project.Meaning.LibraryFunction;
import dev.loopwarden.analysis.project.Meaning.LibraryInstance;
import dev.loopwarden.analysis.project.Meaning.Unknown;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.rule.LoopStalls;
import dev.loopwarden.analysis.rule.ProjectContext;
import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the engine knows of the calls on a line, so that people can see why rules are silent. */
final class Considered {
  private final Project project;
  private final ProjectContext context;
  private final Entrances entrances;

  Considered(Project project, ProjectContext context) {
    this.project = project;
    this.context = context;
    this.entrances = new Entrances(project);
  }

  /** For each call of a line what it is, where it runs, and what comes of it. */
  List<String> on(ProjectFile file, LineIndex lines, int line) {
    List<String> told = new ArrayList<>();
    for (Site site : file.facts().sites()) {
      if (site.isCall() && isOn(site, lines, line)) {
        told.add("`" + context.callText(file, site) + "` is " + callee(file, site));
        told.addAll(effects(file, site));
        told.add("  " + place(file, site));
        told.addAll(conditions(site));
      }
    }
    return told;
  }

  private static boolean isOn(Site site, LineIndex lines, int line) {
    return lines.line(site.span().start()) == line || lines.line(site.calleeEnd()) == line;
  }

  private String callee(ProjectFile file, Site site) {
    return switch (project.callee(file, site)) {
      case FunctionOf of -> described(of.function());
      case ClassOf of ->
          "the class "
              + of.type().fact().symbol()
              + at(of.type().file(), of.type().fact().header());
      case InstanceOf of -> "an object of the class " + of.type().fact().symbol();
      case LibraryFunction of -> described(of.entry());
      case LibraryClass of -> "the class " + of.entry().name();
      case LibraryInstance of -> "an object of the class " + of.entry().name();
      case External of -> of.name() + ", of which nothing is known: no rule reports it";
      case Unknown _ -> "not known: what it calls could not be resolved, and no rule reports that";
      default -> "nothing that can be called, as far as is known";
    };
  }

  private String described(ProjectFunction function) {
    FunctionFact fact = function.fact();
    return (function.async() ? "the coroutine function " : "the function ")
        + ProjectContext.name(function)
        + at(function.file(), fact.header());
  }

  private static String described(Entry entry) {
    String name = entry.name() + "()";
    if (entry.blocks() != null) {
      String effect = entry.blocks().effect().name().toLowerCase(Locale.ROOT);
      return name + ", which can keep its thread waiting (" + effect + ")";
    }
    return entry.kind() == Entry.Kind.ASYNC ? name + ", a coroutine function" : name;
  }

  private String at(ProjectFile file, Span span) {
    return " at " + file.path() + ":" + context.line(file, span);
  }

  private List<String> effects(ProjectFile file, Site site) {
    Entry entry = project.libraryCallee(file, site);
    if (entry != null) {
      return entry.blocks() != null && project.sink(file, site) == null
          ? List.of("  it does not wait here, as its arguments or what was asked before show")
          : List.of();
    }
    if (project.calls(file, site).isEmpty()) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    for (CallPath path : project.through(file.function(site.function()), site)) {
      told.add("  it leads to " + path.sink().name() + "(): " + LoopStalls.called(path, context));
    }
    return told.isEmpty() ? List.of("  it leads to nothing that is known to wait") : told;
  }

  private String place(ProjectFile file, Site site) {
    ProjectFunction function = file.function(site.function());
    String name = ProjectContext.name(function);
    if (function.async()) {
      return "it runs on the event loop: " + name + " is a coroutine function";
    }
    if (function.fact().kind() == FunctionFact.Kind.MODULE) {
      return site.is(Flag.MAIN_GUARD)
          ? "it runs when the file is run as a program, before any event loop"
          : "it runs when the module is imported";
    }
    List<Call> chain = entrances.chain(function);
    if (!chain.isEmpty()) {
      return "it runs on the event loop: "
          + chain.stream().map(this::step).collect(Collectors.joining(", "));
    }
    Call offload = entrances.offload(function);
    if (offload != null) {
      ProjectFile from = offload.function().file();
      return "it runs in a thread: "
          + context.callText(from, offload.site())
          + at(from, offload.site().span())
          + " hands "
          + name
          + " over";
    }
    return "it is not known where it runs: no coroutine is seen to call " + name;
  }

  private String step(Call call) {
    ProjectFile file = call.function().file();
    return ProjectContext.name(call.function())
        + " calls "
        + context.callText(file, call.site())
        + at(file, call.site().span());
  }

  private static List<String> conditions(Site site) {
    List<String> told = new ArrayList<>();
    if (site.is(Flag.BROKEN)) {
      told.add("  it stands in code that did not parse: rules are silent there");
    }
    if (site.is(Flag.OFF_LOOP)) {
      told.add("  it only runs where no event loop runs, as a test says");
    }
    if (site.is(Flag.NO_LOOP_RUNNING)) {
      told.add("  the code around asks whether an event loop runs");
    }
    if (site.is(Flag.EXPECTED)) {
      told.add("  it stands in a block that expects an error");
    }
    if (site.is(Flag.CONDITIONAL)) {
      told.add("  it only runs under a condition");
    }
    return told;
  }
}
