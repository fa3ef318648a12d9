package dev.loopwarden.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.setup.Desk;
import dev.loopwarden.setup.FakeRegistration;
import dev.loopwarden.setup.Setup;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;

/** The way from the printed address to GitHub and back, as a browser walks it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SetupPagesTest {
  private static final URI HOME = URI.create("https://loopwarden.example.com");

  private final Desk desk = new Desk();
  private final Setup setup = desk.setup();
  private final RunningPages pages = new RunningPages(desk, HOME);
  private String cookie = "";
  private String proof = "";

  @AfterAll
  void stop() {
    pages.close();
  }

  @BeforeEach
  void begin() throws Exception {
    if (setup.isOpen()) {
      RunningPages.Answer begun = pages.post("/setup", Map.of("token", setup.invite()));
      assertThat(begun.status()).isEqualTo(303);
      assertThat(begun.header("Location")).endsWith("/setup");
      assertThat(begun.header("Set-Cookie"))
          .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/setup");
      cookie = begun.cookie();
      proof = pages.get("/setup", "Cookie", cookie).field("proof");
    }
  }

  private Map<String, String> form(String host, String organisation) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("proof", proof);
    form.put("owner", organisation.isEmpty() ? "person" : "organisation");
    form.put("organisation", organisation);
    form.put("host", host);
    form.put("audience", "owner");
    form.put("extra", "merge_queues");
    return form;
  }

  private RunningPages.Answer draft(String host, String organisation) throws Exception {
    return pages.post("/setup/app", form(host, organisation), "Cookie", cookie);
  }

  private static String state(RunningPages.Answer review) {
    return review.body().replaceAll("(?s).*/apps/new\\?state=([\\w-]+)\".*", "$1");
  }

  @Test
  @Order(1)
  void lookingAtTheAddressUsesNothingUp() throws Exception {
    String token = setup.invite();
    for (int i = 0; i < 2; i++) {
      RunningPages.Answer page = pages.get("/setup?token=" + token);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.field("token")).isEqualTo(token);
      assertThat(page.header("Set-Cookie")).isEmpty();
    }
    assertThat(pages.post("/setup", Map.of("token", token)).status()).isEqualTo(303);
    assertThat(pages.post("/setup", Map.of("token", token)).status()).isEqualTo(403);
    assertThat(pages.get("/setup?token=%3Cb%3E").body()).doesNotContain("<b>");
  }

  @Test
  @Order(2)
  void strangersGetNowhere() throws Exception {
    assertThat(pages.get("/setup").body()).contains("Token").doesNotContain("name=\"proof\"");
    assertThat(pages.post("/setup", Map.of("token", "guess")).body()).contains("is not known");
    assertThat(pages.post("/setup/app", form("github.com", "")).status()).isEqualTo(400);
    assertThat(pages.get("/setup/callback?code=a&state=b").status()).isEqualTo(400);
    proof = "forged";
    RunningPages.Answer forged = draft("github.com", "");
    assertThat(forged.status()).isEqualTo(400);
    assertThat(forged.body()).contains("not one of yours");
    assertThat(desk.registration.conversions).isEmpty();
  }

  @Test
  @Order(3)
  void whatMakesNoSenseIsToldAndNothingElse() throws Exception {
    for (RunningPages.Answer answer :
        List.of(
            draft("http://ghe.example.com", ""),
            draft("github.com", "not/an/organisation"),
            draft("github.com", " "))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("not/an/organisation");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  @Order(4)
  void anEnterpriseServerMayTakeTheForm() throws Exception {
    RunningPages.Answer review = draft("ghe.example.com", "");
    assertThat(review.header("Content-Security-Policy"))
        .endsWith("form-action 'self' https://ghe.example.com");
    assertThat(review.body()).contains("action=\"https://ghe.example.com/settings/apps/new?state=");
  }

  @Test
  @Order(5)
  void fromTheAddressToTheInstallPage() throws Exception {
    ListAppender<ILoggingEvent> log = listen();
    RunningPages.Answer review = draft("github.com", "octo-org");
    assertThat(review.status()).isEqualTo(200);
    assertThat(review.header("Content-Security-Policy"))
        .endsWith("form-action 'self' https://github.com");
    assertThat(review.body())
        .contains("https://github.com/organizations/octo-org/settings/apps/new?state=");
    assertThat(review.field("manifest"))
        .contains("\"redirect_url\":\"https://loopwarden.example.com/setup/callback\"")
        .contains("\"merge_queues\":\"read\"")
        .doesNotContain("issues");
    String callback = "/setup/callback?code=c0de&state=" + state(review);
    assertThat(pages.get(callback).status()).isEqualTo(400); // another browser
    assertThat(pages.get(callback + "x", "Cookie", cookie).status()).isEqualTo(400);
    RunningPages.Answer back = pages.get(callback, "Cookie", cookie);
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.header("Location"))
        .isEqualTo("https://github.com/apps/loopwarden-octo/installations/new");
    assertThat(back.header("Set-Cookie")).contains("Max-Age=0");
    AppIdentity identity = desk.identities().current().orElseThrow();
    assertThat(identity.slug()).isEqualTo("loopwarden-octo");
    assertThat(lines(log))
        .isNotEmpty()
        .noneMatch(line -> line.contains(FakeRegistration.WEBHOOK_SECRET))
        .noneMatch(line -> line.contains("PRIVATE KEY"))
        .noneMatch(line -> line.contains("MII"));
  }

  @Test
  @Order(6)
  void afterwardsTheDoorIsClosed() throws Exception {
    assertThat(setup.isOpen()).isFalse();
    for (RunningPages.Answer answer :
        List.of(
            pages.get("/setup"),
            pages.get("/setup", "Cookie", cookie),
            pages.post("/setup", Map.of("token", "x")),
            draft("github.com", ""),
            pages.get("/setup/callback?code=a&state=b", "Cookie", cookie))) {
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.body()).contains("The setup is done");
    }
    assertThat(pages.get("/").body()).contains("https://github.com/apps/loopwarden-octo");
  }

  /** Everything that anybody logs, down to the finest. */
  private static ListAppender<ILoggingEvent> listen() {
    LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.setContext(loggers);
    log.start();
    root.detachAndStopAllAppenders();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    return log;
  }

  /** What was logged so far; other threads go on. */
  private static List<String> lines(ListAppender<ILoggingEvent> log) {
    synchronized (log) {
      return log.list.stream().map(SetupPagesTest::text).toList();
    }
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage());
  }
}
