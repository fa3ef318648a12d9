package dev.loopwarden.web;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rules' pages, rendered once: they do not change while the program runs. */
final class RulePages {
  private static final PageHtml HTML = new PageHtml();

  private final List<Group> groups = new ArrayList<>();
  private final Map<String, RulePage> pages = new HashMap<>();

  /**
   * The rules of a category.
   *
   * @param folder the category's part of addresses
   */
  record Group(String folder, String title, List<Entry> rules) {}

  /** A rule in the list. */
  record Entry(String id, String title, String path, String level, String fix, boolean preview) {
    static Entry of(RuleInfo rule) {
      return new Entry(
          rule.id().value(),
          rule.title(),
          pathOf(rule),
          rule.severity().label(),
          fix(rule.fix()),
          rule.preview());
    }

    private static String fix(FixKind kind) {
      return switch (kind) {
        case NONE -> "";
        case SAFE -> "one-click fix";
        case NEEDS_REVIEW -> "fix to review";
      };
    }
  }

  /**
   * A rule's page.
   *
   * @param category what people read
   * @param fixed the example with the fix applied, as HTML; null where there is none
   */
  record RulePage(Entry rule, String category, List<PageHtml.Part> parts, @Nullable String fixed) {}

  RulePages(List<RuleInfo> rules, Handbook handbook) {
    for (Category category : Category.values()) {
      List<RuleInfo> members = rules.stream().filter(rule -> rule.category() == category).toList();
      if (!members.isEmpty()) {
        groups.add(
            new Group(
                category.folder(), category.title(), members.stream().map(Entry::of).toList()));
      }
    }
    for (RuleInfo rule : rules) {
      handbook.page(rule).ifPresent(page -> add(rule, page, handbook));
    }
  }

  private void add(RuleInfo rule, Page page, Handbook handbook) {
    RulePage shown =
        new RulePage(
            Entry.of(rule),
            rule.category().title(),
            page.sections().stream().map(HTML::part).toList(),
            handbook.fixedExample(rule).map(PageHtml::code).orElse(null));
    Stream.concat(Stream.of(rule.id().value()), page.aliases().stream())
        .forEach(name -> pages.put(name, shown));
  }

  private static String pathOf(RuleInfo rule) {
    return "/rules/" + rule.category().folder() + "/" + rule.id();
  }

  List<Group> groups() {
    return groups;
  }

  int count() {
    return groups.stream().mapToInt(group -> group.rules().size()).sum();
  }

  /** The page of a rule by its name, or by an older one. */
  Optional<RulePage> find(String name) {
    return Optional.ofNullable(pages.get(name));
  }
}
