package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.policy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pull request is reviewed under.
 *
 * @param settings what is asked for
 * @param floor the oldest Python that the project's packaging demands; null when it does not say
 * @param knowledge the project's own knowledge of libraries
 * @param mistakes what is wrong with the policy and what holds instead, one sentence each; hostile
 */
public record Policy(
    Settings settings,
    @Nullable PythonVersion floor,
    List<KnowledgeText> knowledge,
    List<String> mistakes) {

  public Policy {
    knowledge = List.copyOf(knowledge);
    mistakes = List.copyOf(mistakes);
  }

  /** How to analyse. */
  Options options(int threads) {
    PythonVersion set = settings.python() != null ? settings.python() : floor;
    return new Options(
        Boolean.TRUE.equals(settings.preview()),
        settings.levels(),
        set != null ? set : PythonVersion.DEFAULT,
        threads);
  }

  /** The same without knowledge of the project's own, which is broken. */
  Policy withoutKnowledge(String mistake) {
    List<String> more = new ArrayList<>(mistakes);
    more.add(mistake);
    return new Policy(settings, floor, List.of(), more);
  }

  /** Whether a rule is switched off, or in preview and not asked for. */
  boolean switchesOff(RuleInfo rule) {
    boolean isUnasked = rule.preview() && !Boolean.TRUE.equals(settings.preview());
    return isUnasked
        || settings.levels().getOrDefault(rule.id(), Optional.of(Severity.NOTE)).isEmpty();
  }

  /** The lowest level that fails the check; null when none does. */
  @Nullable Severity threshold() {
    return settings.failOn() == null ? null : settings.failOn().threshold();
  }
}
