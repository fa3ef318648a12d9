package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.policy.Settings;
import dev.loopwarden.policy.SettingsLookup;
import dev.loopwarden.policy.SettingsReader;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rules a policy switches off. */
final class PolicyTest {
  private static final RuleInfo STABLE =
      RuleInfo.of("blocking-sleep", Category.BLOCKING, Severity.ERROR, "Blocking sleep");

  private static Policy policy(String yaml) {
    SettingsLookup lookup = new SettingsReader(Set.of(STABLE.id())).yaml("l.yml", yaml);
    Settings settings =
        lookup instanceof SettingsLookup.Found found ? found.settings() : Settings.none();
    return new Policy(settings, null, List.of(), List.of());
  }

  @Test
  void rulesAreOnUntilTheyAreSwitchedOff() {
    assertThat(policy("").switchesOff(STABLE)).isFalse();
    assertThat(policy("rules: {blocking-sleep: note}").switchesOff(STABLE)).isFalse();
    assertThat(policy("rules: {blocking-sleep: off}").switchesOff(STABLE)).isTrue();
  }

  @Test
  void rulesInPreviewAreOffUntilTheyAreAskedFor() {
    RuleInfo preview = STABLE.inPreview();
    assertThat(policy("").switchesOff(preview)).isTrue();
    assertThat(policy("rules: {blocking-sleep: error}").switchesOff(preview)).isTrue();
    assertThat(policy("preview: true").switchesOff(preview)).isFalse();
  }
}
