package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis.RuleFailure;
import dev.loopwarden.analysis.engine.Analysis.Skipped;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.source.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The report as JUnit XML: a failed test for each finding that counts, a passed one for others. */
final class JUnitReport implements ReportWriter {
  private final @Nullable Severity threshold;

  /**
   * A report that CI servers show among the tests.
   *
   * @param threshold the lowest level that fails a test; null when none does
   */
  JUnitReport(@Nullable Severity threshold) {
    this.threshold = threshold;
  }

  @Override
  public void write(Report report, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suites(xml, report);
      xml.writeEndDocument();
      xml.flush();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write the JUnit report", e);
    }
    out.write('\n');
    out.flush();
  }

  private void suites(XMLStreamWriter xml, Report report) throws XMLStreamException {
    long failed = report.findings().stream().filter(this::fails).count();
    List<Skipped> skipped = report.skipped();
    int tests = report.findings().size() + skipped.size() + report.failures().size();
    start(xml, "testsuites", "name", "loopwarden");
    start(xml, "testsuite", "name", "loopwarden");
    attribute(xml, "tests", Integer.toString(Math.max(1, tests)));
    attribute(xml, "failures", Long.toString(failed));
    attribute(xml, "errors", Integer.toString(report.failures().size()));
    attribute(xml, "skipped", Integer.toString(skipped.size()));
    for (Finding finding : report.findings()) {
      test(xml, report, finding);
    }
    for (Skipped file : skipped) {
      start(xml, "testcase", "name", "analysis");
      attribute(xml, "classname", file.path());
      start(xml, "skipped", "message", file.reason());
      xml.writeEndElement();
      xml.writeEndElement();
    }
    for (RuleFailure failure : report.failures()) {
      start(xml, "testcase", "name", failure.rule().value());
      attribute(xml, "classname", failure.path());
      start(xml, "error", "message", "The rule failed on this file");
      text(xml, failure.cause());
      xml.writeEndElement();
      xml.writeEndElement();
    }
    if (tests == 0) {
      start(xml, "testcase", "name", Summary.of(report));
      attribute(xml, "classname", "loopwarden");
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private boolean fails(Finding finding) {
    return threshold != null && finding.severity().compareTo(threshold) >= 0;
  }

  private void test(XMLStreamWriter xml, Report report, Finding finding) throws XMLStreamException {
    SourceFile source = report.source(finding.path());
    int line = source.lines().line(finding.span().start());
    int column = source.lines().column(finding.span().start());
    start(xml, "testcase", "name", "%s at %d:%d".formatted(finding.rule(), line, column));
    attribute(xml, "classname", finding.path());
    attribute(xml, "file", finding.path());
    attribute(xml, "line", Integer.toString(line));
    if (fails(finding)) {
      start(xml, "failure", "message", finding.message());
      attribute(xml, "type", finding.severity().label());
    } else {
      start(xml, "system-out", null, "");
    }
    text(xml, details(report, finding, line));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String details(Report report, Finding finding, int line) {
    StringBuilder text = new StringBuilder();
    text.append("%s:%d: %s\n".formatted(finding.path(), line, finding.message()));
    for (ChainStep step : finding.chain()) {
      text.append("via ").append(step.path()).append(':');
      text.append(report.source(step.path()).lines().line(step.span().start()));
      text.append(": ").append(step.text()).append('\n');
    }
    RuleInfo rule = report.rules().info(finding.rule());
    text.append(report.rules().links().solution(rule)).append('\n');
    return text.append(report.rules().links().bestPractice(rule)).append('\n').toString();
  }

  private static void start(
      XMLStreamWriter xml, String element, @Nullable String attribute, String value)
      throws XMLStreamException {
    xml.writeStartElement(element);
    if (attribute != null) {
      attribute(xml, attribute, value);
    }
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static void text(XMLStreamWriter xml, String text) throws XMLStreamException {
    xml.writeCharacters(legal(text));
  }

  /** XML has no way to write most control characters. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().forEach(c -> legal.appendCodePoint(isLegal(c) ? c : 0xFFFD));
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c < 0xD800
        || c >= 0xE000 && c < 0xFFFE
        || c >= 0x10000;
  }
}
