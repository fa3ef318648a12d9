package dev.loopwarden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.PythonVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Settings as people write them. */
final class SettingsReaderTest {
  private static final RuleId SLEEP = new RuleId("blocking-sleep");
  private static final RuleId TASK = new RuleId("unstored-task");
  private static final SettingsReader READER = new SettingsReader(Set.of(SLEEP, TASK));

  private static Settings toml(String text) {
    return found(READER.pyproject("pyproject.toml", text)).settings();
  }

  private static Settings yaml(String text) {
    return found(READER.yaml("l.yml", text)).settings();
  }

  private static SettingsLookup.Found found(SettingsLookup lookup) {
    assertThat(lookup).isInstanceOf(SettingsLookup.Found.class);
    return (SettingsLookup.Found) lookup;
  }

  private static String mistakes(SettingsLookup lookup) {
    assertThat(lookup).isInstanceOf(SettingsLookup.Invalid.class);
    return ((SettingsLookup.Invalid) lookup)
        .mistakes().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }

  private static String inToml(String text) {
    return mistakes(READER.pyproject("p.toml", text));
  }

  private static String inYaml(String text) {
    return mistakes(READER.yaml("l.yml", text));
  }

  @Test
  void tomlAndYamlSayTheSame() {
    Settings one =
        toml(
            """
            # everything else in the file is none of our business
            [build-system]
            requires = ["hatchling>=1", 'other',]
            [[tool.mypy.overrides]]
            module = "x.*"
            [tool.loopwarden]
            include = ["src"]   # folders or patterns
            exclude = ["src/generated/**"]
            python = 3.10
            preview = true
            fail-on = "error"
            knowledge = ["ours.lw"]
            rules = { blocking-sleep = "warning", "unstored-task" = "off" }
            """);
    Settings other =
        yaml(
            """
            include: [src]
            exclude:
              - src/generated/**
            python: 3.10
            preview: true
            fail-on: error
            knowledge: [ours.lw]
            rules:
              blocking-sleep: warning
              unstored-task: "off"
            """);
    assertThat(other).isEqualTo(one);
    assertThat(one.python()).isEqualTo(new PythonVersion(3, 10));
    assertThat(one.levels())
        .isEqualTo(Map.of(SLEEP, Optional.of(Severity.WARNING), TASK, Optional.empty()));
    assertThat(one.failOn()).isEqualTo(FailOn.ERROR);
  }

  @Test
  void settingsStandAlone() {
    SettingsLookup.Found found =
        found(
            READER.pyproject(
                "pyproject.toml",
                """
                [project]
                name = "secret"
                [tool.loopwarden]
                exclude = ["a \\"b\\" \\\\ \uD83D\uDE00/**"]
                python = 3.10
                preview = true
                rules = { blocking-sleep = "off" }
                """));
    assertThat(found.text()).doesNotContain("project", "secret");
    assertThat(yaml(found.text())).isEqualTo(found.settings());
  }

  @Test
  void noSectionMeansNoSettings() {
    assertThat(READER.pyproject("p.toml", "[tool.ruff]\nselect = []\n"))
        .isEqualTo(new SettingsLookup.Absent());
    assertThat(READER.yaml("l.yml", "# nothing\n")).isEqualTo(new SettingsLookup.Absent());
  }

  @Test
  void everyMistakeHasItsPlace() {
    assertThat(inToml("[tool.loopwarden]\nexlude = []\n"))
        .startsWith("p.toml:2:1: unknown key \"exlude\"; did you mean \"exclude\"?");
    assertThat(inToml("[tool.loopwarden.rules]\nblocking-slep = \"off\"\n"))
        .isEqualTo("p.toml:2:1: unknown rule \"blocking-slep\"; did you mean \"blocking-sleep\"?");
    assertThat(inToml("[tool.loopwarden]\nexclude = \"x\"\n"))
        .isEqualTo("p.toml:2:11: expected a list of texts, found \"x\"");
    assertThat(inToml("[tool]\nloopwarden = 3\n"))
        .isEqualTo("p.toml:2:14: expected settings by name, found \"3\"");
    assertThat(inYaml("rules:\n  blocking-sleep: fatal\n"))
        .isEqualTo("l.yml:2:19: expected one of error, warning, note, off, found \"fatal\"");
    assertThat(inYaml("python: 2.7\npreview: maybe\n"))
        .isEqualTo(
            "l.yml:1:9: expected a Python version such as 3.11, from 3.8 on, found \"2.7\"\n"
                + "l.yml:2:10: expected true or false, found \"maybe\"");
    assertThat(inYaml("include: [1]\n")).isEqualTo("l.yml:1:11: expected a text, found \"1\"");
    assertThat(inYaml("rule-pages: ours\n")).contains("l.yml:1:13: expected an address");
    assertThat(inYaml("- a\n")).contains("l.yml:1:1: expected settings by name, found a list");
  }

  @Test
  void brokenSyntaxHasAPlace() {
    assertThat(inToml("[tool.loopwarden]\npython = 3.10 x\n"))
        .isEqualTo("p.toml:2:15: expected the end of the line");
    assertThat(inToml("a = \"x\n")).isEqualTo("p.toml:1:5: the text has no closing \"");
    assertThat(inToml("a = 1\na = 2\n")).isEqualTo("p.toml:2:1: the key \"a\" is there twice");
    assertThat(inYaml("a: [1\n")).startsWith("l.yml:2:1: not valid YAML");
    assertThat(inYaml("preview: true\npreview: true\n"))
        .isEqualTo("l.yml:2:1: the key \"preview\" is there twice");
    assertThat(inYaml("a: &a [*a]\n")).startsWith("l.yml:");
  }

  @Test
  void pathsFollowPatterns() {
    Settings settings =
        toml(
            "[tool.loopwarden]\ninclude = ['src', '*_job.py']\nexclude = ['src/**/gen', '/a?.py']");
    var matcher = settings.paths().matcher();
    assertThat(matcher.test("src/x/y.py")).isTrue();
    assertThat(matcher.test("deep/in/nightly_job.py")).isTrue();
    assertThat(matcher.test("other/x.py")).isFalse();
    assertThat(matcher.test("src/x/gen/y.py")).isFalse();
    assertThat(matcher.test("src/gen/y.py")).isFalse();
    assertThat(matcher.test("src/generated.py")).isTrue();
  }

  @Test
  void theFirstLowerBoundIsTheFloor() {
    assertThat(PythonVersions.ofPyproject("[project]\nrequires-python = '<4,>=3.9.2'\n"))
        .contains(new PythonVersion(3, 9));
    assertThat(PythonVersions.ofPyproject("[tool.poetry.dependencies]\npython = '^3.11'\n"))
        .contains(new PythonVersion(3, 11));
    assertThat(PythonVersions.ofPyproject("[project]\nrequires-python = '>=2.7'\n"))
        .contains(new PythonVersion(3, 8));
    assertThat(PythonVersions.ofPyproject("broken =")).isEmpty();
    assertThat(PythonVersions.ofSetupCfg("[options]\npython_requires =\n    >=3.12\n"))
        .contains(new PythonVersion(3, 12));
    assertThat(PythonVersions.ofSetupCfg("[metadata]\npython_requires = >=3.12\n")).isEmpty();
  }
}
