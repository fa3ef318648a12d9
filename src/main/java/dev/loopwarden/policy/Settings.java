package dev.loopwarden.policy;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.PythonVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a project asks for; null and empty mean that it does not say.
 *
 * @param paths which files belong to it
 * @param levels levels by rule; an empty one switches the rule off
 * @param python the oldest Python it supports
 * @param preview whether rules in preview run
 * @param failOn the lowest level that fails a run
 * @param resources files and places of its own
 */
public record Settings(
    Paths paths,
    Map<RuleId, Optional<Severity>> levels,
    @Nullable PythonVersion python,
    @Nullable Boolean preview,
    @Nullable FailOn failOn,
    Resources resources) {

  /**
   * Patterns of paths, relative to the project's root.
   *
   * @param include what is looked at; empty means everything
   * @param exclude what is left out of that
   */
  public record Paths(List<String> include, List<String> exclude) {
    public Paths {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }

    /** Says whether a path belongs to the project. */
    public Predicate<String> matcher() {
      Globs included = Globs.of(include);
      Globs excluded = Globs.of(exclude);
      return path -> (include.isEmpty() || included.matches(path)) && !excluded.matches(path);
    }
  }

  /**
   * Files and places of a project's own.
   *
   * @param knowledge files that say what library functions do, relative to the project's root
   * @param pages address of the rules' pages; null for Loopwarden's own site
   */
  public record Resources(List<String> knowledge, @Nullable String pages) {
    public Resources {
      knowledge = List.copyOf(knowledge);
    }
  }

  public Settings {
    levels = Map.copyOf(levels);
  }

  /** Settings of a project that says nothing. */
  public static Settings none() {
    return new Settings(
        new Paths(List.of(), List.of()),
        Map.of(),
        null,
        null,
        null,
        new Resources(List.of(), null));
  }
}
