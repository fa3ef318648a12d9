package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.Suppressed;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.handbook.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The report as SARIF 2.1.0, for code scanning services and editors. */
final class SarifReport implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final String toolVersion;

  SarifReport(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("$schema", SCHEMA);
      json.writeStringProperty("version", "2.1.0");
      json.writeArrayPropertyStart("runs");
      json.writeStartObject();
      Map<String, Integer> ruleIndex = tool(json, report);
      json.writeStringProperty("columnKind", "utf16CodeUnits");
      root(json);
      SarifNotifications.write(json, report, ruleIndex);
      results(json, report, ruleIndex);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  /** All rules with their pages; returns the place of each in the list. */
  private Map<String, Integer> tool(JsonGenerator json, Report report) {
    Map<String, Integer> index = new HashMap<>();
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "Loopwarden");
    json.writeStringProperty("version", toolVersion);
    json.writeStringProperty("informationUri", "https://loopwarden.dev");
    json.writeArrayPropertyStart("rules");
    List<RuleInfo> rules = report.rules().rules();
    for (int i = 0; i < rules.size(); i++) {
      index.put(rules.get(i).id().value(), i);
      rule(json, report.rules(), rules.get(i));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    return index;
  }

  private static void rule(JsonGenerator json, RuleBook book, RuleInfo rule) {
    json.writeStartObject();
    json.writeStringProperty("id", rule.id().value());
    json.writeStringProperty("name", name(rule));
    text(json, "shortDescription", rule.title());
    json.writeStringProperty("helpUri", book.links().page(rule));
    Optional<Page> page = book.page(rule);
    page.flatMap(p -> p.section("what-it-reports"))
        .ifPresent(what -> text(json, "fullDescription", what.markdown()));
    page.ifPresent(
        p -> {
          json.writeObjectPropertyStart("help");
          json.writeStringProperty("text", help(book, rule));
          json.writeStringProperty("markdown", p.markdown());
          json.writeEndObject();
        });
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", rule.severity().label());
    json.writeBooleanProperty("enabled", !rule.preview());
    json.writeEndObject();
    json.writeObjectPropertyStart("properties");
    json.writeArrayPropertyStart("tags");
    json.writeString("asyncio");
    json.writeString(rule.category().folder());
    json.writeEndArray();
    json.writeStringProperty("problem.severity", problemSeverity(rule));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** What GitHub's code scanning calls our levels. */
  private static String problemSeverity(RuleInfo rule) {
    return switch (rule.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "recommendation";
    };
  }

  private static String name(RuleInfo rule) {
    StringBuilder name = new StringBuilder();
    for (String word : rule.id().value().split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }

  private static String help(RuleBook book, RuleInfo rule) {
    return "%s. Solution: %s Best practice: %s"
        .formatted(rule.title(), book.links().solution(rule), book.links().bestPractice(rule));
  }

  private static void root(JsonGenerator json) {
    json.writeObjectPropertyStart("originalUriBaseIds");
    json.writeObjectPropertyStart(SarifPlaces.ROOT);
    text(json, "description", "The root of the project.");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void results(JsonGenerator json, Report report, Map<String, Integer> ruleIndex) {
    SarifResult result = new SarifResult(json, report, ruleIndex);
    json.writeArrayPropertyStart("results");
    for (Finding finding : report.findings()) {
      result.write(finding);
    }
    for (Suppressed suppressed : report.suppressed()) {
      result.write(suppressed);
    }
    json.writeEndArray();
  }

  static void text(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }
}
