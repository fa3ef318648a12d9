package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.pullrequest.Instruction.Origin;
import dev.loopwarden.pullrequest.Instruction.Place;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whose settings count, and what happens to wrong ones. */
final class RepositoryPolicyTest {
  private static final String YAML = ".github/loopwarden.yml";
  private static final String APP = "import time\n";
  private static final String SLEEPS =
      "import time\n\n\nasync def fetch(url):\n    time.sleep(1)\n    return url\n";
  private static final String OFF = "rules:\n  blocking-sleep: off\n";

  private MemoryHost host = MemoryHost.of(Map.of());
  private ReviewBench bench = new ReviewBench(host);

  /** A review of a change that sleeps, on a base with these files. */
  private CheckConclusion review(String... base) {
    Map<String, String> files = new TreeMap<>(Map.of("app.py", APP));
    for (int i = 0; i < base.length; i += 2) {
      files.put(base[i], base[i + 1]);
    }
    if (host.head().isEmpty()) {
      host = MemoryHost.of(files);
      bench = new ReviewBench(host);
      host.push("app.py", SLEEPS);
    } else {
      Map<String, String> head = new TreeMap<>(files);
      head.put("app.py", SLEEPS + "\nx = " + host.started.size() + "\n");
      host.rebase(files, head);
    }
    bench.run();
    return host.lastCheck();
  }

  @Test
  void theBaseBranchDecides() {
    assertThat(review(YAML, OFF).result()).isEqualTo(Result.SUCCESS);
    host.push(YAML, "rules:\n  blocking-sleep: error\n");
    bench.run();
    assertThat(host.lastCheck().result()).as("not the head").isEqualTo(Result.SUCCESS);
  }

  @Test
  void settingsThatAreRepairedOnTheBaseBranchCountAtOnce() {
    String mistaken = "rules:\n  blocking-sleeep: off\n";
    assertThat(review(YAML, mistaken).title()).endsWith("; the settings have mistakes");
    host.pushToBase(Map.of("app.py", APP, YAML, OFF));
    bench.memory.ask(Verb.REVIEW, "", "alice", new Origin(Place.BUTTON, 0, 0));
    bench.run();
    assertThat(host.lastCheck().result()).as("without a push").isEqualTo(Result.SUCCESS);
    assertThat(host.lastCheck().summary()).doesNotContain("### Settings");
  }

  @Test
  void pyprojectCountsToo() {
    String toml = "[tool.loopwarden]\nexclude = [\"app.py\"]\n";
    assertThat(review("pyproject.toml", toml).title()).isEqualTo("No Python to review");
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    CheckConclusion check = review(YAML, "rules:\n  blocking-sleeep: off\n");
    assertThat(check.title()).isEqualTo("1 error; the settings have mistakes");
    assertThat(check.summary())
        .contains("### Settings")
        .contains(".github/loopwarden.yml:2:3: unknown rule")
        .contains("no valid settings before, so the defaults hold");
  }

  @Test
  void theLastGoodSettingsStayInForce() {
    assertThat(review(YAML, OFF).result()).isEqualTo(Result.SUCCESS);
    CheckConclusion check = review(YAML, "rulez: {}\n");
    assertThat(check.result()).isEqualTo(Result.NEUTRAL);
    assertThat(check.title())
        .isEqualTo("No asyncio pitfalls introduced; the settings have mistakes");
    assertThat(check.summary()).contains("The last valid settings stay in force");
    assertThat(review(YAML, "preview: true\n").title()).isEqualTo("1 error");
    assertThat(review().title()).as("no settings are valid settings").isEqualTo("1 error");
  }

  @Test
  void nothingElseOfAProjectsFilesIsRemembered() {
    String toml = "[project]\nname = \"secret\"\n\n[tool.loopwarden]\nexclude = [\"app.py\"]\n";
    review("pyproject.toml", toml);
    assertThat(bench.memory.lastGoodSettings(MemoryHost.REPOSITORY.id(), "main"))
        .hasValueSatisfying(
            text -> assertThat(text).contains("app.py").doesNotContain("secret", "project"));
    CheckConclusion check = review("pyproject.toml", "[tool.loopwarden]\nexlude = []\n");
    assertThat(check.title()).as("the last good ones").startsWith("No Python to review; ");
  }

  @Test
  void twoFilesWithSettingsAreAMistake() {
    CheckConclusion check =
        review(YAML, OFF, "pyproject.toml", "[tool.loopwarden]\npreview = true\n");
    assertThat(check.summary()).contains("settings stand in", "keep one of them");
  }

  @Test
  void aRuleThatIsSwitchedOffTakesItsCommentAlong() {
    review();
    assertThat(host.shownComments()).hasSize(1);
    CheckConclusion check = review(YAML, OFF);
    assertThat(host.shownComments()).isEmpty();
    assertThat(check.summary()).contains("the settings switch the rule off");
  }

  @Test
  void whatTheSettingsExcludeIsNotCalledFixed() {
    review();
    host.answer(0, "Why?");
    review(YAML, "exclude: [app.py]\n");
    assertThat(host.bodies().getFirst())
        .startsWith("No longer part of this change, or the settings exclude the file.");
  }

  @Test
  void explanationsLinkThePagesThatCommentsLink() {
    review(YAML, "rule-pages: https://docs.example/pages\n");
    long asked = host.answer(0, "/loopwarden explain");
    bench.memory.ask(Verb.EXPLAIN, "", "alice", new Origin(Place.THREAD, asked, host.comment(0)));
    bench.run();
    assertThat(host.comments(0).getLast().body())
        .contains("(https://docs.example/pages/blocking/blocking-sleep#diagnose)");
  }

  @Test
  void knowledgeOfTheProjectsOwnIsReadAtTheBase() {
    String settings = "knowledge:\n  - own.txt\n  - missing.txt\n";
    CheckConclusion check = review(YAML, settings, "own.txt", "not knowledge at all\n");
    assertThat(check.summary())
        .contains("The settings name missing.txt as knowledge; it is not there.")
        .contains("own.txt:1")
        .contains("knowledge of the project's own is left out");
  }

  @Test
  void pagesOfTheProjectsOwnAreLinkedButDoNotBreakOut() {
    review(YAML, "rule-pages: https://docs.example/x)[evil](https://evil.example\n");
    assertThat(host.bodies().getFirst())
        .contains(
            "[Solution](https://docs.example/x%29%5Bevil%5D%28https://evil.example/blocking/");
  }
}
