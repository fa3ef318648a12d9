package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.facts.Site;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.project.CallPath;
import dev.loopwarden.analysis.project.Meaning;
import dev.loopwarden.analysis.project.Project;
import dev.loopwarden.analysis.project.ProjectFile;
import dev.loopwarden.analysis.project.ProjectFunction;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a project rule may ask. */
public final class ProjectContext {
  private static final int LONGEST_TEXT = 60;
  private static final int LONGEST_CALLEE = 40;

  /** Names without arguments are cut late: a part of a name is none. */
  private static final int LONGEST_NAME = 100;

  /** Number of calls, the first included, over which a condition is still in sight. */
  private static final int NEAR = 3;

  private final Project project;
  private final PythonVersion python;
  private final Function<String, SourceFile> sources;
  private final List<Draft> drafts = new ArrayList<>();
  private @Nullable RuleInfo rule;

  /** A context for one project; sources are asked for by path, when a text is needed. */
  public ProjectContext(
      Project project, PythonVersion python, Function<String, SourceFile> sources) {
    this.project = project;
    this.python = python;
    this.sources = sources;
  }

  /** The linked project. */
  public Project project() {
    return project;
  }

  /** The oldest Python that the project supports. */
  public PythonVersion python() {
    return python;
  }

  /** What a site calls. */
  public Meaning callee(ProjectFile file, Site site) {
    return project.callee(file, site);
  }

  /** What a site's value stands for. */
  public Meaning value(ProjectFile file, Site site) {
    return project.meaning(file, site.value());
  }

  /** The source text of a range, on one line and shortened for a message. */
  public String text(ProjectFile file, Span span) {
    String text = sources.apply(file.path()).text(span).replaceAll("\\s+", " ");
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
  }

  /** A site as written; a long call without its arguments: {@code connect(...)}. */
  public String shortText(ProjectFile file, Site site) {
    String text = text(file, site.span());
    if (!site.isCall() || !text.endsWith("...")) {
      return text;
    }
    String call = callText(file, site);
    return call.substring(0, call.length() - 1) + "...)";
  }

  /** What a site calls, as written but for arguments on the way: {@code connect(...).close()}. */
  public String callText(ProjectFile file, Site site) {
    if (!site.isCall()) {
      return text(file, site.span());
    }
    String callee = sources.apply(file.path()).text(site.calleeSpan());
    boolean readable = callee.length() <= LONGEST_CALLEE && callee.indexOf('\n') < 0;
    return (readable ? callee : shortened(callee)) + "()";
  }

  /** The text of an expression without what is in its parentheses and brackets. */
  private static String shortened(String callee) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < callee.length(); i++) {
      char c = callee.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (depth > 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == '(') {
        text.append(depth == 0 ? emptyOrNot(callee, i) : "");
        depth++;
      } else if (c == ')') {
        depth--;
        text.append(depth == 0 ? ")" : "");
      } else if (depth == 0 && !Character.isWhitespace(c)) {
        text.append(c);
      }
    }
    return text.length() <= LONGEST_NAME
        ? text.toString()
        : "..." + text.substring(text.length() - LONGEST_NAME + 3);
  }

  private static String emptyOrNot(String callee, int opening) {
    int next = opening + 1;
    while (next < callee.length() && Character.isWhitespace(callee.charAt(next))) {
      next++;
    }
    return next < callee.length() && callee.charAt(next) == ')' ? "(" : "(...";
  }

  /** The line of an offset. */
  public int line(ProjectFile file, Span span) {
    return sources.apply(file.path()).lines().line(span.start());
  }

  /** The calls of a chain as steps to print. */
  public List<ChainStep> steps(CallPath path) {
    List<ChainStep> steps = new ArrayList<>();
    for (CallPath.Call call : path.calls()) {
      ProjectFile file = call.function().file();
      steps.add(
          new ChainStep(
              file.path(),
              call.site().span(),
              name(call.function()) + " calls " + callText(file, call.site())));
    }
    return steps;
  }

  /**
   * Adds a chain to a finding. If a call on the way is only made under a condition, what it leads
   * to may never happen: a warning, or a note if it is far away.
   */
  public Draft follow(CallPath path, Draft draft) {
    boolean conditional =
        path.calls().stream().skip(1).anyMatch(call -> call.site().is(Site.Flag.CONDITIONAL));
    if (conditional) {
      draft.atMost(path.calls().size() > NEAR ? Severity.NOTE : Severity.WARNING);
    }
    return draft.chain(steps(path));
  }

  /** What people call a function. */
  public static String name(ProjectFunction function) {
    return switch (function.fact().kind()) {
      case FUNCTION -> function.fact().symbol() + "()";
      case LAMBDA -> "a lambda";
      case MODULE -> "the module";
    };
  }

  /** Reports a defect. */
  public Draft report(ProjectFunction function, Span span, String message) {
    if (rule == null) {
      throw new IllegalStateException("no rule is running");
    }
    Draft draft = new Draft(rule, function.file().path(), span, function.fact().symbol(), message);
    drafts.add(draft);
    return draft;
  }

  /** For the engine: which rule runs from now on. */
  public void enter(RuleInfo next) {
    rule = next;
  }

  /** For the engine: what was reported since the last time it asked. */
  public List<Finding> take() {
    List<Finding> findings = drafts.stream().map(Draft::finish).toList();
    drafts.clear();
    return findings;
  }
}
