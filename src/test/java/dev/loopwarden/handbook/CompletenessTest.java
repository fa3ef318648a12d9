package dev.loopwarden.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.rules.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule has its page and its examples, and nothing lies about without a rule. */
final class CompletenessTest {
  private static final Path PAGES = Path.of("src/main/resources/rules");
  private static final List<String> HEADINGS =
      List.of(
          "What it reports",
          "Why it matters",
          "Example",
          "Solution",
          "Best practice",
          "Diagnose",
          "Known limits",
          "When to ignore it",
          "References");

  private static List<RuleInfo> rules() {
    return Catalogue.all().stream().map(Rule::info).toList();
  }

  private static String folder(RuleInfo rule) {
    return rule.category().folder() + "/" + rule.id();
  }

  private static boolean isNotebook(RuleInfo rule) {
    return rule.id().value().endsWith("-in-notebook");
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.walk(PAGES, 2)) {
      return all.filter(Files::isDirectory)
          .filter(path -> PAGES.relativize(path).getNameCount() == 2)
          .sorted()
          .toList();
    }
  }

  @Test
  void everyRuleHasItsFiles() {
    List<String> missing = new ArrayList<>();
    for (RuleInfo rule : rules()) {
      String end = isNotebook(rule) ? ".ipynb" : ".py";
      List<String> needed = new ArrayList<>(List.of("rule.md", "bad" + end, "good" + end));
      if (rule.fix() != FixKind.NONE) {
        needed.add("fixed" + end);
      }
      if (rule.category() != Category.SUPPRESSION) { // our own comments harm nobody at run time
        needed.add("proof.py");
      }
      for (String file : needed) {
        if (!Files.exists(PAGES.resolve(folder(rule)).resolve(file))) {
          missing.add(folder(rule) + "/" + file);
        }
      }
    }
    assertThat(missing).as("files that rules need").isEmpty();
  }

  @Test
  void everyFolderBelongsToARule() throws IOException {
    Set<String> known = rules().stream().map(CompletenessTest::folder).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (Path folder : folders()) {
      unknown.add(PAGES.relativize(folder).toString().replace('\\', '/'));
    }
    unknown.removeAll(known);
    assertThat(unknown).as("folders without a rule in the catalogue").isEmpty();
  }

  @Test
  void everyPageHasItsHeadingsInOrder() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path folder : folders()) {
      Path file = folder.resolve("rule.md");
      if (!Files.exists(file)) {
        wrong.add(folder + " has no rule.md");
        continue;
      }
      String text = Files.readString(file);
      List<String> headings =
          text.lines().filter(l -> l.startsWith("## ")).map(l -> l.substring(3).strip()).toList();
      if (!headings.equals(HEADINGS)) {
        wrong.add(file + " has the headings " + headings);
      }
      if (!text.contains("\nid: " + folder.getFileName() + "\n")) {
        wrong.add(file + " does not name its id in the front matter");
      }
      for (String example : List.of("bad", "good")) {
        if (!text.contains("\n{{" + example + ".py}}\n")
            && !text.contains("\n{{" + example + ".ipynb}}\n")) {
          wrong.add(file + " does not include " + example);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noOldNameIsStillInUse() {
    List<String> wrong = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Handbook handbook = Handbook.bundled();
    for (RuleInfo rule : rules()) {
      List<String> all = new ArrayList<>(List.of(rule.id().value()));
      handbook.page(rule).ifPresent(page -> all.addAll(page.aliases()));
      all.stream().filter(name -> name.matches("[a-z-]+") && !names.add(name)).forEach(wrong::add);
    }
    assertThat(wrong).as("names that two rules share").isEmpty();
  }

  @Test
  void everyPageCanBeRead() {
    for (RuleInfo rule : rules()) {
      Page page = Handbook.bundled().page(rule).orElseThrow();
      assertThat(page.since()).as(folder(rule)).isNotEmpty();
      assertThat(page.references()).as(folder(rule)).isNotEmpty();
      assertThat(page.markdown()).as(folder(rule)).doesNotContain("{{", "is missing)");
    }
  }
}
