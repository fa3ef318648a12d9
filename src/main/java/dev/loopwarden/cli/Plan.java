package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.policy.FailOn;
import dev.loopwarden.policy.Nearest;
import dev.loopwarden.policy.PythonVersions;
import dev.loopwarden.policy.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run does: the user's options over the project's settings.
 *
 * @param settings the project's settings
 * @param options how to analyse
 * @param threshold the lowest level that fails the run; null when none does
 */
record Plan(Settings settings, Options options, @Nullable Severity threshold) {

  static Plan of(Flags flags, SettingsFinder.Found project, List<RuleInfo> rules) {
    Settings settings = project.settings();
    Set<RuleId> selected = ids(flags.analysis().select(), rules);
    Set<RuleId> ignored = ids(flags.analysis().ignore(), rules);
    boolean preview = flags.analysis().preview() || Boolean.TRUE.equals(settings.preview());
    Map<RuleId, Optional<Severity>> levels = new HashMap<>(settings.levels());
    for (RuleInfo rule : rules) {
      if (ignored.contains(rule.id()) || !selected.isEmpty() && !selected.contains(rule.id())) {
        levels.put(rule.id(), Optional.empty());
      } else if (selected.contains(rule.id())) {
        preview |= rule.preview();
        levels.remove(rule.id(), Optional.empty());
      }
    }
    Integer jobs = flags.analysis().jobs();
    Options options =
        new Options(
            preview,
            levels,
            python(flags, project),
            jobs == null ? Runtime.getRuntime().availableProcessors() : jobs);
    FailOn failOn = flags.verdict().failOn() != null ? flags.verdict().failOn() : settings.failOn();
    return new Plan(settings, options, (failOn == null ? FailOn.WARNING : failOn).threshold());
  }

  private static PythonVersion python(Flags flags, SettingsFinder.Found project) {
    String typed = flags.analysis().python();
    if (typed != null) {
      return PythonVersions.parse(typed)
          .orElseThrow(
              () ->
                  new UsageException(
                      "--python expects %s, not \"%s\"".formatted(PythonVersions.EXPECTED, typed)));
    }
    PythonVersion set = project.settings().python();
    if (set != null) {
      return set;
    }
    return project.floor() != null ? project.floor() : PythonVersion.DEFAULT;
  }

  /** Rules by their names or by those of their categories. */
  private static Set<RuleId> ids(List<String> names, List<RuleInfo> rules) {
    return names.stream()
        .map(String::strip)
        .flatMap(name -> find(name, rules).stream())
        .collect(Collectors.toSet());
  }

  private static List<RuleId> find(String name, List<RuleInfo> rules) {
    List<RuleId> found =
        rules.stream()
            .filter(r -> r.id().value().equals(name) || r.category().folder().equals(name))
            .map(RuleInfo::id)
            .toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "there is no rule or category \"%s\"%s (see: loopwarden rules)"
              .formatted(name, Nearest.hint(name, names(rules))));
    }
    return found;
  }

  private static List<String> names(List<RuleInfo> rules) {
    List<String> names = new ArrayList<>();
    for (RuleInfo rule : rules) {
      names.add(rule.id().value());
      if (!names.contains(rule.category().folder())) {
        names.add(rule.category().folder());
      }
    }
    return names;
  }
}
