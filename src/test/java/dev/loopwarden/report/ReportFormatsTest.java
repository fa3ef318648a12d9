package dev.loopwarden.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Links;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format of one report. */
final class ReportFormatsTest {
  private static final RuleBook RULES =
      new RuleBook(WordAnalyzer.RULES, Handbook.bundled(), Links.standard());
  private static final TextTree TREE =
      TextTree.of(
          "app/a b.py", "async def main():\n    nap(1)\n    x = spawn(2)\n",
          "app/evil::error.py",
              "peek('%0A\u001b[31m]]>&<b>')\n\tnap('\u4e2d\u6587', nap2)  # quiet\n",
          "app/unreadable.py", "");

  private static Report report(TextTree tree) {
    return Report.of(List.of("."), new WordAnalyzer().analyze(tree, Options.defaults()), RULES);
  }

  private static Report change(Report report) {
    return new Report(
        new Report.Changes("main (1a2b3c4)", "HEAD", 2, 1),
        report.findings(),
        report.skipped(),
        report.failures(),
        report.analysis(),
        report.rules());
  }

  private static String write(ReportFormat format, Report report, @Nullable Severity threshold)
      throws IOException {
    ReportWriter text = new TextReport(Ink.PLAIN, 80, UnaryOperator.identity());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.writer(text, "1.2.3", threshold).write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema(String resource, SpecificationVersion version) throws IOException {
    try (InputStream in = ReportFormatsTest.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(version).getSchema(text);
    }
  }

  private static void valid(Schema schema, String json) {
    assertThat(schema.validate(JsonMapper.shared().readTree(json))).isEmpty();
  }

  @Test
  void textShowsCodeReasonsFixAndLinks() throws IOException {
    assertThat(write(ReportFormat.TEXT, report(TREE), null))
        .startsWith(
            """
            app/a b.py:2:5: error[blocking-sleep] nap(1) holds up every other task
               |
             1 | async def main():
             2 |     nap(1)
               |     ^^^^^^
               = fix:  Await asyncio.sleep() (safe)
                          1 + import asyncio
                          2 -     nap(1)
                          2 +     await asyncio.sleep(1)
               = help: https://loopwarden.dev/rules/blocking/blocking-sleep#solution
                       https://loopwarden.dev/rules/blocking/blocking-sleep#best-practice

            app/a b.py:3:9: warning[unstored-task] spawn(2) holds up every other task
               |
             2 |     nap(1)
             3 |     x = spawn(2)
               |         ^^^^^^^^
               = via:  app/a b.py:3:9  main() calls spawn(2)
                       app/a b.py:1:1  which starts a task
            """)
        .endsWith(
            """
            Not analysed:
              app/unreadable.py: its encoding is not known

            1 error, 1 warning and 1 note in 2 of 3 files.
            """)
        .doesNotContain("\u001b");
  }

  @Test
  void callsThatLeadToOnePlaceAreToldOnce() throws IOException {
    Report report = report(TextTree.of("a.py", "spawn(1)\n".repeat(9)));
    assertThat(write(ReportFormat.TEXT, report, null))
        .startsWith(
            """
            a.py:1:1: warning[unstored-task] spawn(1) holds up every other task
               |
             1 | spawn(1)
               | ^^^^^^^^
               = via:  a.py:1:1  main() calls spawn(1)
                       a.py:1:1  which starts a task
               = and:  8 more calls lead here
                       a.py:2:1
                       a.py:3:1
                       a.py:4:1
                       a.py:5:1
                       a.py:6:1
                       ...
               = help: https://loopwarden.dev/rules/tasks/unstored-task#solution
                       https://loopwarden.dev/rules/tasks/unstored-task#best-practice

            9 warnings in 1 of 1 file.
            """);
    assertThat(write(ReportFormat.GITHUB, report, null))
        .containsOnlyOnce("::warning ")
        .contains("%0A8 more calls lead here%0A");
    assertThat(JobSummary.of(report, 10_000)).containsOnlyOnce("- 8 more calls lead here\n");
    assertThat(write(ReportFormat.JSON, report, null).split("\"unstored-task\"")).hasSize(10);
    assertThat(write(ReportFormat.TEXT, change(report), null)).doesNotContain("lead here");
  }

  @Test
  void nothingFoundIsOneLine() throws IOException {
    assertThat(write(ReportFormat.TEXT, report(TextTree.of("a.py", "x = 1\n")), null))
        .isEqualTo("No asyncio pitfalls in 1 file.\n");
    assertThat(write(ReportFormat.TEXT, report(TextTree.of()), null))
        .isEqualTo("No Python files here.\n");
  }

  @Test
  void manyFindingsComeWithoutFixes() throws IOException {
    String text =
        write(ReportFormat.TEXT, report(TextTree.of("a.py", "nap(1)\n".repeat(41))), null);
    assertThat(text).doesNotContain("fix:").endsWith("loopwarden fix --diff\n");
  }

  @Test
  void jsonFollowsItsSchema() throws IOException {
    Schema schema = schema("/schema/report.schema.json", SpecificationVersion.DRAFT_2020_12);
    String json = write(ReportFormat.JSON, report(TREE), null);
    valid(schema, json);
    valid(schema, write(ReportFormat.JSON, change(report(TREE)), null));
    valid(schema, write(ReportFormat.JSON, report(TextTree.of("a.py", "make a rule fail")), null));
    JsonNode first = JsonMapper.shared().readTree(json).get("findings").get(0);
    assertThat(first.get("range").get("start").get("line").asInt()).isEqualTo(2);
    assertThat(first.get("fix").get("edits")).hasSize(2);
  }

  @Test
  void sarifFollowsTheOfficialSchema() throws IOException {
    Schema schema = schema("/schema/sarif-2.1.0.json", SpecificationVersion.DRAFT_4);
    String json = write(ReportFormat.SARIF, report(TREE), null);
    valid(schema, json);
    valid(schema, write(ReportFormat.SARIF, change(report(TREE)), null));
    valid(schema, write(ReportFormat.SARIF, report(TextTree.of("a.py", "make a rule fail")), null));
    JsonNode run = JsonMapper.shared().readTree(json).get("runs").get(0);
    JsonNode results = run.get("results");
    assertThat(results).hasSize(4);
    assertThat(results.get(0).get("fixes").get(0).get("artifactChanges")).hasSize(1);
    assertThat(results.get(1).get("codeFlows")).hasSize(1);
    assertThat(results.get(2).get("relatedLocations")).hasSize(1);
    assertThat(results.get(3).get("suppressions")).hasSize(1);
    assertThat(uri(results.get(0))).isEqualTo("app/a%20b.py");
    assertThat(uri(results.get(2))).isEqualTo("app/evil%3A%3Aerror.py");
    assertThat(run.get("invocations").get(0).get("toolExecutionNotifications")).hasSize(1);
  }

  private static String uri(JsonNode result) {
    JsonNode place = result.get("locations").get(0).get("physicalLocation");
    return place.get("artifactLocation").get("uri").asString();
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    String before = write(ReportFormat.JSON, report(TextTree.of("a.py", "nap(1)\nnap(1)\n")), null);
    String after =
        write(ReportFormat.JSON, report(TextTree.of("a.py", "\n\nx = 1\nnap(1)\nnap(1)\n")), null);
    assertThat(fingerprints(after)).isEqualTo(fingerprints(before)).doesNotHaveDuplicates();
  }

  private static List<String> fingerprints(String json) {
    return JsonMapper.shared()
        .readTree(json)
        .get("findings")
        .valueStream()
        .map(finding -> finding.get("fingerprint").asString())
        .toList();
  }

  @Test
  void gitHubCommandsAreEscapedAndLimited() throws IOException {
    String one = write(ReportFormat.GITHUB, report(TREE), null);
    assertThat(one)
        .contains("::error file=app/a b.py,line=2,endLine=2,col=5,endColumn=11,title=")
        .contains("::notice file=app/evil%3A%3Aerror.py,")
        .contains("%250A");
    String many = "nap(1)\n".repeat(25) + "spawn(1)\n".repeat(11) + "peek(1)\n".repeat(10);
    String limited = write(ReportFormat.GITHUB, change(report(TextTree.of("a.py", many))), null);
    assertThat(limited.lines().filter(line -> line.startsWith("::error "))).hasSize(10);
    assertThat(limited.lines().filter(line -> line.startsWith("::warning "))).hasSize(10);
    assertThat(limited.lines().filter(line -> line.startsWith("::notice "))).hasSize(10);
    assertThat(limited).contains("16 more than GitHub shows");
  }

  @Test
  void jobSummaryEscapesAndFits() {
    String page = JobSummary.of(report(TREE), JobSummary.MAX_BYTES);
    assertThat(page)
        .contains("### app/a b.py:2")
        .contains("&lt;b>")
        .doesNotContain("\u001b")
        .contains("[Solution](https://loopwarden.dev/rules/blocking/blocking-sleep#solution)");
    Report big = report(TextTree.of("a.py", "nap(1)\n".repeat(9_000)));
    String cut = JobSummary.of(big, JobSummary.MAX_BYTES);
    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(JobSummary.MAX_BYTES);
    assertThat(cut).contains("more, for which is no room");
    assertThat(JobSummary.of(big, 10)).isEmpty();
  }

  @Test
  void jUnitFailsWhatCountsAndPassesTheRest() throws Exception {
    Element suite = suite(write(ReportFormat.JUNIT, report(TREE), Severity.WARNING));
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    Element none = suite(write(ReportFormat.JUNIT, report(TREE), null));
    assertThat(none.getElementsByTagName("failure").getLength()).isZero();
    Element calm = suite(write(ReportFormat.JUNIT, report(TextTree.of("a.py", "")), Severity.NOTE));
    assertThat(calm.getElementsByTagName("testcase").getLength()).isEqualTo(1);
  }

  private static Element suite(String xml) throws Exception {
    return (Element)
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement()
            .getElementsByTagName("testsuite")
            .item(0);
  }
}
