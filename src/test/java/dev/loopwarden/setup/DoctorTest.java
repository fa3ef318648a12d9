package dev.loopwarden.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.TestKeys;
import dev.loopwarden.setup.AppRegistration.Hook;
import dev.loopwarden.setup.AppRegistration.Installation;
import dev.loopwarden.setup.AppRegistration.LastDelivery;
import dev.loopwarden.setup.Line.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor sees, one illness at a time. */
final class DoctorTest {
  private static final Database HEALTHY = () -> new Database.State("SQLite 3.50", "7", 0);
  private static final String NATIVES = "/natives/x.so";
  private static final String HOME = "https://loopwarden.example.com";

  private final Desk desk = new Desk();
  private final List<Want> wants = new ArrayList<>();
  private final FakeRegistration github = desk.registration;
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeHealthy() {
    desk.record.create(AppIdentity.Host.github(), 42, "loopwarden-octo", TestKeys.pkcs1(), "s");
    github.time = desk.now();
    github.installations.add(installation("octo", github.permissions, false));
    github.lastDelivery = new LastDelivery("push", desk.now().minus(Duration.ofHours(3)), 202);
  }

  private static Installation installation(
      String account, Map<String, String> permissions, boolean suspended) {
    return new Installation(7, account, permissions, Set.of(), suspended);
  }

  private List<Line> examine() {
    return examine(HOME, HEALTHY, List.of());
  }

  private List<Line> examine(String home, Database database, List<Path> files) {
    Surroundings surroundings =
        new Surroundings(URI.create(home), AppIdentity.Host.github(), files, () -> NATIVES, wants);
    return new Doctor(surroundings, database, desk.identities(), github, desk::now)
        .examine(_ -> {});
  }

  private static List<Line> bad(List<Line> lines) {
    return lines.stream().filter(line -> line.status() != Status.OK).toList();
  }

  private void assertOnly(Status status, String topic, String text, String remedy) {
    assertOnly(examine(), status, topic, text, remedy);
  }

  private static void assertOnly(
      List<Line> lines, Status status, String topic, String text, String remedy) {
    assertThat(bad(lines))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.status()).isEqualTo(status);
              assertThat(line.topic()).isEqualTo(topic);
              assertThat(line.text()).contains(text);
              assertThat(line.remedy()).contains(remedy);
            });
  }

  @Test
  void allIsWell() {
    List<Line> told = new ArrayList<>();
    Surroundings surroundings =
        new Surroundings(
            URI.create(HOME), AppIdentity.Host.github(), List.of(), () -> NATIVES, wants);
    List<Line> lines =
        new Doctor(surroundings, HEALTHY, desk.identities(), github, desk::now).examine(told::add);
    assertThat(bad(lines)).isEmpty();
    assertThat(told).isEqualTo(lines);
    assertThat(lines.stream().map(Line::topic))
        .containsExactly(
            "public URL",
            "parser",
            "database",
            "App",
            "GitHub",
            "clock",
            "credentials",
            "permissions",
            "events",
            "on octo",
            "webhook",
            "deliveries");
  }

  @Test
  void withoutAnAppItSaysHowToGetOne() {
    Desk empty = new Desk();
    empty.registration.time = empty.now();
    Surroundings surroundings =
        new Surroundings(
            URI.create(HOME), AppIdentity.Host.github(), List.of(), () -> NATIVES, wants);
    List<Line> lines =
        new Doctor(surroundings, HEALTHY, empty.identities(), empty.registration, empty::now)
            .examine(_ -> {});
    assertOnly(lines, Status.FAIL, "App", "none is set up", "open the address that it prints");
    assertThat(lines.getLast().topic()).isEqualTo("clock");
  }

  @Test
  void clockSkewMattersWhereGitHubMindsIt() {
    github.time = desk.now().minusSeconds(30);
    assertOnly(Status.WARN, "clock", "differs from GitHub's by 30 s", "NTP");
    github.time = desk.now().plusSeconds(300);
    assertOnly(Status.FAIL, "clock", "by -300 s", "NTP");
  }

  @Test
  void databaseThatIsAwayOrOldIsNamed() {
    Database down =
        () -> {
          throw new IllegalStateException("connection refused\n\tat x");
        };
    assertOnly(
        examine(HOME, down, List.of()),
        Status.FAIL,
        "database",
        "cannot be reached: connection refused",
        "LOOPWARDEN_DATABASE_URL");
    assertOnly(
        examine(HOME, () -> new Database.State("PostgreSQL 18", "1", 2), List.of()),
        Status.WARN,
        "database",
        "2 migrations are to come",
        "start the service");
  }

  @Test
  void publicUrlMustBeReachableAndEncrypted() {
    github.hook = new Hook("http://localhost:8080/webhook", "json", false);
    assertOnly(
        examine("http://localhost:8080", HEALTHY, List.of()),
        Status.WARN,
        "public URL",
        "this machine only",
        "");
    github.hook = new Hook("http://bot.example.com/webhook", "json", false);
    assertOnly(
        examine("http://bot.example.com/", HEALTHY, List.of()),
        Status.WARN,
        "public URL",
        "not encrypted",
        "");
  }

  @Test
  void openSecretFilesAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.key"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertOnly(examine(HOME, HEALTHY, List.of(file)), Status.FAIL, "secret files", "chmod 600", "");
  }

  @Test
  void credentialsThatGitHubRefusesEndTheExamination() {
    github.failure = new HostException.Refused("A JSON web token could not be decoded", 401);
    assertOnly(Status.FAIL, "credentials", "could not be decoded", "app --private-key");
    github.failure = new HostException.Failed("timed out", null);
    assertOnly(Status.FAIL, "credentials", "did not tell: timed out", "try again");
  }

  @Test
  void missingPermissionsAndEventsAreNamedWithTheReason() {
    github.permissions.put("checks", "read");
    assertOnly(
        Status.FAIL, "permissions", "checks: write, to report the result", "Permissions & events");
    github.permissions.put("checks", "write");
    github.events.remove("pull_request");
    assertOnly(Status.FAIL, "events", "not subscribed to pull_request", "Permissions & events");
    github.events.add("pull_request");
    github.permissions.remove("issues");
    assertOnly(Status.WARN, "permissions", "without issues: read", "if you want that");
    github.permissions.put("issues", "read");
    github.events.remove("issue_comment");
    assertOnly(Status.WARN, "events", "issue_comment", "");
  }

  @Test
  void whatOnlySettingsNeedIsNamedWhereItIsMissing() {
    wants.add(new Want("contents", "write", "for loopwarden.github.resolve-threads"));
    assertOnly(
        Status.WARN,
        "permissions",
        "contents: write, for loopwarden.github.resolve-threads",
        "or change the setting");
    github.installations.set(0, installation("octo", Map.copyOf(github.permissions), false));
    github.permissions.put("contents", "write");
    assertOnly(Status.WARN, "on octo", "contents: write", "an owner of octo accepts");
    github.installations.set(0, installation("octo", github.permissions, false));
    assertThat(bad(examine())).isEmpty();
  }

  @Test
  void librariesThatDoNotLoadAreOneLineAmongOthers() {
    Surroundings noexec =
        new Surroundings(
            URI.create(HOME),
            AppIdentity.Host.github(),
            List.of(),
            () -> {
              throw new IllegalArgumentException("Cannot open library: /tmp/x.so");
            },
            wants);
    List<Line> lines =
        new Doctor(noexec, HEALTHY, desk.identities(), github, desk::now).examine(_ -> {});
    assertOnly(lines, Status.FAIL, "parser", "Cannot open library", "LOOPWARDEN_UNPACK_FOLDER");
    assertThat(lines.getLast().topic()).isEqualTo("deliveries");
  }

  @Test
  void eachAccountIsLookedAt() {
    github.installations.add(installation("small", Map.of("metadata", "read"), false));
    assertOnly(Status.FAIL, "on small", "contents: read", "an owner of small accepts");
    github.installations.set(1, installation("away", github.permissions, true));
    assertOnly(Status.WARN, "on away", "suspended", "");
    github.installations.clear();
    assertOnly(Status.WARN, "installations", "no account", "/installations/new");
    for (int i = 0; i < 25; i++) {
      github.installations.add(installation("a" + i, github.permissions, i == 24));
    }
    assertOnly(Status.WARN, "installations", "5 more accounts have the App; 1 of them", "owners");
  }

  @Test
  void webhookThatGoesElsewhereOrSpeaksFormIsNamed() {
    github.hook = new Hook("https://old.example.com/webhook", "json", false);
    assertOnly(Status.FAIL, "webhook", "old.example.com", "LOOPWARDEN_PUBLIC_URL");
    github.hook = new Hook(HOME + "/webhook", "form", false);
    assertOnly(Status.FAIL, "webhook", "sent as form", "application/json");
    github.hook = new Hook(HOME + "/webhook", "json", true);
    assertOnly(Status.WARN, "webhook", "certificate", "SSL verification");
  }

  @Test
  void lastDeliveryTellsWhetherWeAreReached() {
    github.lastDelivery = new LastDelivery("push", desk.now().minusSeconds(200), 401);
    assertOnly(Status.FAIL, "deliveries", "signature that we do not know", "rotate-secret");
    github.lastDelivery = new LastDelivery("push", desk.now(), 0);
    assertOnly(Status.FAIL, "deliveries", "found nobody", HOME + "/webhook");
    github.lastDelivery = new LastDelivery("push", desk.now().minus(Duration.ofDays(3)), 502);
    assertOnly(Status.FAIL, "deliveries", "3 days ago) was answered with 502", "");
    github.lastDelivery = null;
    assertOnly(Status.WARN, "deliveries", "none in the last days", "active");
  }
}
