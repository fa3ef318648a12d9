package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import dev.loopwarden.analysis.engine.Analysis.Statistics;
import dev.loopwarden.analysis.engine.Analysis.Suppressed;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.TextEdit;
import dev.loopwarden.handbook.Links;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The report for programs; {@code schema/report.schema.json} describes it. */
final class JsonReport implements ReportWriter {
  private static final String SCHEMA = "https://loopwarden.dev/schema/report-1.json";
  private static final int VERSION = 1;

  private final String toolVersion;

  JsonReport(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("$schema", SCHEMA);
      json.writeNumberProperty("version", VERSION);
      json.writeObjectPropertyStart("tool");
      json.writeStringProperty("name", "loopwarden");
      json.writeStringProperty("version", toolVersion);
      json.writeEndObject();
      subject(json, report.subject());
      findings(json, report);
      suppressed(json, report);
      gaps(json, report);
      statistics(json, report);
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void subject(JsonGenerator json, Report.Subject subject) {
    json.writeObjectPropertyStart("subject");
    switch (subject) {
      case Report.Tree tree -> {
        json.writeStringProperty("kind", "tree");
        json.writeArrayPropertyStart("paths");
        tree.paths().forEach(json::writeString);
        json.writeEndArray();
      }
      case Report.Changes changes -> {
        json.writeStringProperty("kind", "change");
        json.writeStringProperty("base", changes.base());
        json.writeStringProperty("head", changes.head());
        json.writeNumberProperty("files", changes.files());
        json.writeNumberProperty("fixed", changes.fixed());
      }
    }
    json.writeEndObject();
  }

  private static void findings(JsonGenerator json, Report report) {
    Fingerprints fingerprints = new Fingerprints(report);
    json.writeArrayPropertyStart("findings");
    for (Finding finding : report.findings()) {
      json.writeStartObject();
      core(json, report, finding);
      json.writeStringProperty("symbol", finding.symbol());
      steps(json, "chain", report, finding.chain());
      steps(json, "related", report, finding.related());
      json.writeStringProperty("sink", finding.sink());
      json.writeStringProperty("fingerprint", fingerprints.next(finding));
      report.fix(finding).ifPresent(fix -> fix(json, report, fix));
      links(json, report, finding);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void core(JsonGenerator json, Report report, Finding finding) {
    RuleInfo rule = report.rules().info(finding.rule());
    json.writeStringProperty("rule", finding.rule().value());
    json.writeStringProperty("category", rule.category().folder());
    json.writeStringProperty("severity", finding.severity().label());
    json.writeStringProperty("title", rule.title());
    json.writeStringProperty("message", finding.message());
    json.writeStringProperty("path", finding.path());
    Json.range(json, "range", report.source(finding.path()), finding.span());
  }

  private static void steps(JsonGenerator json, String name, Report report, List<ChainStep> steps) {
    json.writeArrayPropertyStart(name);
    for (ChainStep step : steps) {
      json.writeStartObject();
      json.writeStringProperty("path", step.path());
      Json.range(json, "range", report.source(step.path()), step.span());
      json.writeStringProperty("text", step.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fix(JsonGenerator json, Report report, Fix fix) {
    SourceFile source = report.source(fix.path());
    json.writeObjectPropertyStart("fix");
    json.writeStringProperty("title", fix.title());
    json.writeStringProperty(
        "safety", fix.safety().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringProperty("path", fix.path());
    json.writeArrayPropertyStart("edits");
    for (TextEdit edit : fix.edits()) {
      json.writeStartObject();
      Json.range(json, "range", source, edit.span());
      json.writeStringProperty("text", edit.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void links(JsonGenerator json, Report report, Finding finding) {
    Links links = report.rules().links();
    RuleInfo rule = report.rules().info(finding.rule());
    json.writeObjectPropertyStart("links");
    json.writeStringProperty("page", links.page(rule));
    json.writeStringProperty("solution", links.solution(rule));
    json.writeStringProperty("bestPractice", links.bestPractice(rule));
    json.writeEndObject();
  }

  private static void suppressed(JsonGenerator json, Report report) {
    json.writeArrayPropertyStart("suppressed");
    for (Suppressed suppressed : report.suppressed()) {
      json.writeStartObject();
      core(json, report, suppressed.finding());
      json.writeObjectPropertyStart("comment");
      json.writeStringProperty("path", suppressed.path());
      Json.range(json, "range", report.source(suppressed.path()), suppressed.comment());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void gaps(JsonGenerator json, Report report) {
    json.writeArrayPropertyStart("skipped");
    for (Skipped skipped : report.skipped()) {
      json.writeStartObject();
      json.writeStringProperty("path", skipped.path());
      json.writeStringProperty("reason", skipped.reason());
      json.writeBooleanProperty("whole", skipped.whole());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("failures");
    for (RuleFailure failure : report.failures()) {
      json.writeStartObject();
      json.writeStringProperty("rule", failure.rule().value());
      json.writeStringProperty("path", failure.path());
      json.writeStringProperty("cause", failure.cause());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void statistics(JsonGenerator json, Report report) {
    Statistics statistics = report.analysis().statistics();
    json.writeObjectPropertyStart("statistics");
    json.writeNumberProperty("files", statistics.files());
    json.writeNumberProperty("parsed", statistics.parsed());
    json.writeNumberProperty("cached", statistics.cached());
    json.writeNumberProperty("unreached", statistics.unreached());
    json.writeNumberProperty("bytes", statistics.bytes());
    json.writeEndObject();
    json.writeObjectPropertyStart("summary");
    json.writeNumberProperty("errors", report.count(Severity.ERROR));
    json.writeNumberProperty("warnings", report.count(Severity.WARNING));
    json.writeNumberProperty("notes", report.count(Severity.NOTE));
    json.writeEndObject();
  }
}
