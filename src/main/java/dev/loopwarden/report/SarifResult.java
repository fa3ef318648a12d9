package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.Suppressed;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes findings as SARIF results. */
final class SarifResult {
  private final JsonGenerator json;
  private final Report report;
  private final Map<String, Integer> ruleIndex;
  private final Fingerprints fingerprints;

  SarifResult(JsonGenerator json, Report report, Map<String, Integer> ruleIndex) {
    this.json = json;
    this.report = report;
    this.ruleIndex = ruleIndex;
    this.fingerprints = new Fingerprints(report);
  }

  void write(Finding finding) {
    json.writeStartObject();
    body(finding);
    if (!SarifPlaces.isNotebook(finding.path())) {
      report.fix(finding).ifPresent(this::fix);
    }
    json.writeEndObject();
  }

  void write(Suppressed suppressed) {
    json.writeStartObject();
    body(suppressed.finding());
    json.writeArrayPropertyStart("suppressions");
    json.writeStartObject();
    json.writeStringProperty("kind", "inSource");
    json.writeObjectPropertyStart("location");
    SarifPlaces.physical(json, report.source(suppressed.path()), suppressed.comment());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void body(Finding finding) {
    json.writeStringProperty("ruleId", finding.rule().value());
    Integer index = ruleIndex.get(finding.rule().value());
    if (index != null) {
      json.writeNumberProperty("ruleIndex", index);
    }
    json.writeStringProperty("level", finding.severity().label());
    if (report.subject() instanceof Report.Changes) {
      json.writeStringProperty("baselineState", "new");
    }
    SarifReport.text(json, "message", finding.message());
    json.writeArrayPropertyStart("locations");
    location(finding);
    json.writeEndArray();
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("loopwardenFinding/v1", fingerprints.next(finding));
    json.writeEndObject();
    if (!finding.chain().isEmpty()) {
      codeFlow(finding);
    }
    if (!finding.related().isEmpty()) {
      json.writeArrayPropertyStart("relatedLocations");
      finding.related().forEach(step -> step(step.path(), step.span(), step.text()));
      json.writeEndArray();
    }
  }

  private void location(Finding finding) {
    json.writeStartObject();
    SarifPlaces.physical(json, report.source(finding.path()), finding.span());
    if (!finding.symbol().isEmpty()) {
      json.writeArrayPropertyStart("logicalLocations");
      json.writeStartObject();
      json.writeStringProperty("fullyQualifiedName", finding.symbol());
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** From the finding's place to the cause. */
  private void codeFlow(Finding finding) {
    json.writeArrayPropertyStart("codeFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("threadFlows");
    json.writeStartObject();
    json.writeArrayPropertyStart("locations");
    ChainStep first = finding.chain().getFirst();
    if (!first.path().equals(finding.path()) || !first.span().equals(finding.span())) {
      flowStep(finding.path(), finding.span(), finding.message());
    }
    finding.chain().forEach(step -> flowStep(step.path(), step.span(), step.text()));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void flowStep(String path, Span span, String text) {
    json.writeStartObject();
    json.writeName("location");
    step(path, span, text);
    json.writeEndObject();
  }

  private void step(String path, Span span, String text) {
    json.writeStartObject();
    SarifPlaces.physical(json, report.source(path), span);
    SarifReport.text(json, "message", text);
    json.writeEndObject();
  }

  private void fix(Fix fix) {
    SourceFile source = report.source(fix.path());
    json.writeArrayPropertyStart("fixes");
    json.writeStartObject();
    SarifReport.text(json, "description", fix.title());
    json.writeArrayPropertyStart("artifactChanges");
    json.writeStartObject();
    SarifPlaces.artifact(json, fix.path());
    json.writeArrayPropertyStart("replacements");
    for (TextEdit edit : fix.edits()) {
      json.writeStartObject();
      SarifPlaces.region(json, "deletedRegion", source, edit.span());
      SarifReport.text(json, "insertedContent", edit.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectPropertyStart("properties");
    json.writeBooleanProperty("safe", fix.safety() == Fix.Safety.SAFE);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }
}
