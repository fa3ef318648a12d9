package dev.loopwarden.handbook;

import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code rule.md}: front matter, sections and included examples. */
final class PageParser {
  private static final Pattern INCLUDE = Pattern.compile("\\{\\{([a-z]+\\.(?:py|ipynb))}}");
  private static final Pattern EXPECTED =
      Pattern.compile("\\s*# expect\\[[^]]*]( expect\\[[^]]*])*(: .*)?$");
  private static final Pattern MISSED = Pattern.compile("\\s*# miss\\[[^]]*](: .*)?$");
  private static final Pattern CARETS = Pattern.compile("#[ ~]*\\^[ ^~]*");

  private PageParser() {}

  static Page parse(RuleInfo rule, String text, Function<String, @Nullable String> file) {
    List<String> lines = text.replace("\r\n", "\n").lines().toList();
    int body = 0;
    Map<String, List<String>> front = new HashMap<>();
    if (!lines.isEmpty() && lines.getFirst().equals("---")) {
      int end = lines.subList(1, lines.size()).indexOf("---") + 1;
      front = frontMatter(lines.subList(1, end));
      body = end + 1;
    }
    return new Page(
        rule,
        String.join("", front.getOrDefault("since", List.of())),
        front.getOrDefault("aliases", List.of()),
        front.getOrDefault("references", List.of()),
        sections(lines.subList(body, lines.size()), file));
  }

  /** Keys with one value, a list in brackets, or a list of dashes. */
  private static Map<String, List<String>> frontMatter(List<String> lines) {
    Map<String, List<String>> front = new HashMap<>();
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      String item = line.strip();
      if (item.startsWith("- ")) {
        open.add(item.substring(2).strip());
        continue;
      }
      int colon = item.indexOf(':');
      if (colon < 0) {
        continue;
      }
      open = new ArrayList<>();
      String value = item.substring(colon + 1).strip();
      if (value.startsWith("[") && value.endsWith("]")) {
        for (String part : value.substring(1, value.length() - 1).split(",")) {
          if (!part.isBlank()) {
            open.add(unquoted(part.strip()));
          }
        }
      } else if (!value.isEmpty()) {
        open.add(value);
      }
      front.put(item.substring(0, colon).strip(), open);
    }
    return front;
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static List<Section> sections(
      List<String> lines, Function<String, @Nullable String> file) {
    List<Section> sections = new ArrayList<>();
    String heading = null;
    StringBuilder text = new StringBuilder();
    boolean fenced = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      }
      if (line.startsWith("## ") && !fenced) {
        addSection(sections, heading, text);
        heading = line.substring(3).strip();
        continue;
      }
      Matcher include = INCLUDE.matcher(line.strip());
      text.append(include.matches() ? example(include.group(1), file) : line).append('\n');
    }
    addSection(sections, heading, text);
    return sections;
  }

  private static void addSection(
      List<Section> sections, @Nullable String heading, StringBuilder text) {
    if (heading != null) {
      sections.add(new Section(anchor(heading), heading, text.toString().strip()));
    }
    text.setLength(0);
  }

  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String example(String name, Function<String, @Nullable String> file) {
    String code = file.apply(name);
    if (code == null) {
      return "(" + name + " is missing)";
    }
    String shown = name.endsWith(".ipynb") ? Cells.code(code) : code;
    return "```python\n" + withoutMarkers(shown) + "\n```";
  }

  /** The example as a reader wants it: the tests' markers become a short hint. */
  static String withoutMarkers(String code) {
    StringBuilder plain = new StringBuilder(code.length());
    for (String line : code.strip().lines().toList()) {
      if (CARETS.matcher(line).matches()) {
        continue;
      }
      String shown = EXPECTED.matcher(line).replaceFirst("  # <-- reported");
      plain.append(MISSED.matcher(shown).replaceFirst("")).append('\n');
    }
    return plain.toString().stripTrailing();
  }
}
