package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Says in SARIF what was not analysed. */
final class SarifNotifications {
  private SarifNotifications() {}

  static void write(JsonGenerator json, Report report, Map<String, Integer> ruleIndex) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", true);
    json.writeArrayPropertyStart("toolExecutionNotifications");
    for (Skipped skipped : report.skipped()) {
      notification(json, skipped.path(), "warning", skippedText(skipped));
      json.writeEndObject();
    }
    for (RuleFailure failure : report.failures()) {
      notification(
          json, failure.path(), "error", "The rule failed on this file: " + failure.cause());
      json.writeObjectPropertyStart("associatedRule");
      json.writeStringProperty("id", failure.rule().value());
      Integer index = ruleIndex.get(failure.rule().value());
      if (index != null) {
        json.writeNumberProperty("index", index);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static String skippedText(Skipped skipped) {
    return (skipped.whole() ? "Not analysed: " : "Not analysed in part: ") + skipped.reason();
  }

  private static void notification(JsonGenerator json, String path, String level, String text) {
    json.writeStartObject();
    json.writeStringProperty("level", level);
    SarifReport.text(json, "message", text);
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    SarifPlaces.artifact(json, path);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }
}
