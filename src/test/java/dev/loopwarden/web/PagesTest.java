package dev.loopwarden.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.setup.Desk;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What everybody can read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)(#[^\"]*)?\"");

  private final RunningPages pages =
      new RunningPages(new Desk(), URI.create("https://loopwarden.example.com"));

  @AfterAll
  void stop() {
    pages.close();
  }

  @BeforeAll
  void look() throws Exception {
    assertThat(pages.get("/").status()).isEqualTo(200);
  }

  @Test
  void everyRuleHasAPageWithTheAnchorsThatCommentsLinkTo() throws Exception {
    String list = pages.get("/rules").body();
    for (RuleInfo rule : Catalogue.all().stream().map(each -> each.info()).toList()) {
      String path = "/rules/" + rule.category().folder() + "/" + rule.id();
      assertThat(list).contains("href=\"" + path + "\"");
      RunningPages.Answer page = pages.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.body())
          .contains("id=\"solution\"", "id=\"best-practice\"", "id=\"diagnose\"")
          .contains("ignore[" + rule.id() + "]")
          .doesNotContain(" th:", "{{", "expect[");
    }
  }

  @Test
  void shortAddressesLeadToTheWholeOnes() throws Exception {
    for (String path : List.of("/rules/unstored-task", "/rules/blocking/unstored-task")) {
      RunningPages.Answer answer = pages.get(path);
      assertThat(answer.status()).isEqualTo(301);
      assertThat(answer.header("Location")).endsWith("/rules/tasks/unstored-task");
    }
  }

  @Test
  void examplesAreSetOff() throws Exception {
    assertThat(pages.get("/rules/tasks/unstored-task").body())
        .contains("<span class=\"keyword\">import</span> asyncio")
        .contains("<mark>reported</mark>")
        .contains("after the fix");
  }

  @Test
  void noPageLinksToNowhereAndNothingComesFromElsewhere() throws Exception {
    for (String path : List.of("/", "/rules", "/rules/tasks/unstored-task", "/setup")) {
      String body = pages.get(path).body();
      assertThat(body).doesNotContain("<script", "style=", "onclick").contains("<main id=");
      for (MatchResult link : LINK.matcher(body).results().toList()) {
        RunningPages.Answer target = pages.get(link.group(1));
        assertThat(target.status()).as(link.group()).isEqualTo(200);
        if (link.group(2) != null) {
          assertThat(target.body()).contains("id=\"" + link.group(2).substring(1) + "\"");
        }
      }
      assertThat(Pattern.compile("<(?:link|img|iframe)[^>]*=\"(?:https?:)?//").matcher(body).find())
          .isFalse();
    }
  }

  @Test
  void everyAnswerCarriesTheHeaders() throws Exception {
    for (String path : List.of("/", "/rules/x", "/assets/loopwarden.css", "/setup", "/failing")) {
      RunningPages.Answer answer = pages.get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'self'", "script-src 'none'", "frame-ancestors 'none'");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Strict-Transport-Security")).contains("max-age");
    }
  }

  @Test
  void pagesOfRulesAreCachedAndCheckedByTheirTag() throws Exception {
    for (String path : List.of("/rules", "/rules/tasks/unstored-task", "/assets/loopwarden.css")) {
      RunningPages.Answer first = pages.get(path);
      assertThat(first.header("Cache-Control")).contains("max-age=600").contains("public");
      assertThat(first.header("ETag")).isNotEmpty();
      RunningPages.Answer second = pages.get(path, "If-None-Match", first.header("ETag"));
      assertThat(second.status()).isEqualTo(304);
      assertThat(second.body()).isEmpty();
    }
    assertThat(pages.get("/setup").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void errorsTellNothing() throws Exception {
    RunningPages.Answer missing = pages.get("/rules/%3Cscript%3E");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).contains("There is no such page").doesNotContain("script");
    RunningPages.Answer failing = pages.get("/failing");
    assertThat(failing.status()).isEqualTo(500);
    assertThat(failing.body())
        .contains("Something went wrong")
        .doesNotContain("hunter2", "Exception", "dev.loopwarden", "Whitelabel");
    assertThat(pages.get("/failing", "Accept", "application/json").body())
        .doesNotContain("hunter2", "Exception");
    RunningPages.Answer outside = pages.get("/rules/../../etc/passwd");
    assertThat(outside.status()).isEqualTo(400);
    assertThat(outside.body()).doesNotContain("Tomcat", "passwd");
    assertThat(pages.get("/assets/..%2f..%2fapplication.yml").status()).isBetween(400, 404);
  }
}
