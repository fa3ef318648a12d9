package dev.loopwarden.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the service is, and how fast it notices that this changed. */
final class CurrentIdentitiesTest {
  private static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
  private static final AppIdentity.Host GITHUB = AppIdentity.Host.github();

  private final MemoryVault database = new MemoryVault();
  private final SecureRandom random = new SecureRandom();
  private final SealedVault vault =
      new SealedVault(
          database,
          SealingKeys.parse(
              Base64.getEncoder().encodeToString(new byte[SealingKeys.BYTES]), "test"),
          random);
  private final AppRecord record = new AppRecord(vault);
  private Instant now = START;
  @TempDir private Path folder = Path.of("");

  private CurrentIdentities identities(AppSettings settings) {
    return new CurrentIdentities(settings, vault, () -> now, random);
  }

  private static AppSettings configured(
      String slug, String key, @Nullable Path file, List<String> secrets) {
    return new AppSettings(7, slug, key, file, secrets, null, GITHUB);
  }

  @Test
  void aSetupIsSeenByEveryReplicaWithoutARestart() {
    CurrentIdentities here = identities(AppSettings.none());
    CurrentIdentities there = identities(AppSettings.none());
    assertThat(here.current()).isEmpty();
    assertThat(there.current()).isEmpty();
    assertThat(record.create(GITHUB, 42, "octo-warden", TestKeys.pkcs1(), "s3cret")).isTrue();
    now = START.plus(CurrentIdentities.FRESHNESS);
    assertThat(there.current()).map(AppIdentity::slug).contains("octo-warden");
    AppIdentity identity = here.current().orElseThrow();
    assertThat(identity.id()).isEqualTo(42);
    assertThat(identity.host()).isEqualTo(GITHUB);
    assertThat(identity.key()).isEqualTo(TestKeys.pair().getPrivate());
    assertThat(identity.webhookSecrets()).containsExactly("s3cret");
  }

  @Test
  void theFirstAppStaysAndAUselessKeyIsNotKept() {
    assertThatThrownBy(() -> record.create(GITHUB, 1, "a", "no key", "s"))
        .isInstanceOf(IdentityException.class);
    assertThat(record.create(GITHUB, 2, "b", TestKeys.pkcs1(), "s")).isTrue();
    assertThat(record.create(GITHUB, 3, "c", TestKeys.pkcs1(), "s")).isFalse();
    assertThat(identities(AppSettings.none()).current()).map(AppIdentity::id).contains(2L);
  }

  @Test
  void secretsRotateAndTheOldOneEndsByItself() {
    CurrentIdentities identities = identities(AppSettings.none());
    record.create(GITHUB, 42, "w", TestKeys.pkcs1(), "old");
    record.addWebhookSecret("new", now);
    assertThat(secrets(identities)).containsExactly("new", "old");
    record.keepOnlyWebhookSecret("new", now.plus(Duration.ofHours(1)));
    assertThat(secrets(identities)).containsExactly("new", "old");
    now = now.plus(Duration.ofHours(1));
    assertThat(secrets(identities)).containsExactly("new");
    record.addWebhookSecret("unused", now);
    record.forgetWebhookSecret("unused");
    assertThat(secrets(identities)).containsExactly("new");
  }

  @Test
  void aKeyIsReplacedAndAnAppForgotten() {
    CurrentIdentities identities = identities(AppSettings.none());
    record.create(GITHUB, 42, "w", TestKeys.pkcs1(), "s");
    assertThatThrownBy(() -> record.changeKey("no key")).isInstanceOf(IdentityException.class);
    String other = TestKeys.pkcs8(TestKeys.pair("RSA", 2048));
    record.changeKey(other);
    assertThat(record.find()).map(StoredApp::pem).contains(other);
    assertThat(secrets(identities)).containsExactly("s");
    assertThat(record.forget()).isTrue();
    assertThat(record.forget()).isFalse();
    now = now.plus(CurrentIdentities.FRESHNESS);
    assertThat(identities.current()).isEmpty();
    assertThat(record.create(GITHUB, 43, "w", TestKeys.pkcs1(), "s")).isTrue();
  }

  private List<String> secrets(CurrentIdentities identities) {
    now = now.plus(CurrentIdentities.FRESHNESS);
    return identities.current().orElseThrow().webhookSecrets();
  }

  @Test
  void aDatabaseThatIsAwayForAMomentChangesNothing() {
    record.create(GITHUB, 42, "w", TestKeys.pkcs1(), "s");
    CurrentIdentities identities = identities(AppSettings.none());
    assertThat(identities.current()).isPresent();
    database.setDown(true);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(identities.current()).isPresent();
    assertThatThrownBy(() -> identities(AppSettings.none()).current())
        .hasMessage("the database is down");
  }

  @Test
  void markerKeysAreMadeOnceForAllReplicasAndSurviveRotation() {
    MarkerKeys here = identities(AppSettings.none()).markerKeys();
    record.create(GITHUB, 42, "w", TestKeys.pkcs1(), "old");
    record.addWebhookSecret("new", now);
    assertThat(identities(AppSettings.none()).markerKeys()).isEqualTo(here);
    assertThat(here.newest()).isEqualTo(1);
    assertThat(here.keys().values())
        .singleElement()
        .satisfies(key -> assertThat(key.getEncoded()).hasSize(32));
  }

  @Test
  void aConfiguredAppWinsAndItsFilesAreReadAnew() throws IOException {
    record.create(GITHUB, 42, "w", TestKeys.pkcs1(), "s");
    Path key = secretFile("app.pem", TestKeys.pkcs1());
    Path secret = secretFile("webhook", "one\n");
    CurrentIdentities identities =
        identities(
            new AppSettings(
                7,
                "octo",
                "",
                key,
                List.of(""),
                secret,
                AppSettings.host(URI.create("https://ghe.example.com/"), null, null)));
    AppIdentity identity = identities.current().orElseThrow();
    assertThat(identity.id()).isEqualTo(7);
    assertThat(identity.host().rest()).hasToString("https://ghe.example.com/api/v3");
    assertThat(identity.webhookSecrets()).containsExactly("one");
    Files.writeString(secret, "two\none\n");
    assertThat(secrets(identities)).containsExactly("two", "one");
  }

  private Path secretFile(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    SecretFile.create(file, text);
    return file;
  }

  @Test
  void aHalfConfiguredAppStopsTheStartWithASentence() throws IOException {
    Path open = Files.writeString(folder.resolve("open.pem"), TestKeys.pkcs1());
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(configured("", "x", null, List.of("s")), "LOOPWARDEN_APP_SLUG");
    assertRefused(configured("octo", "", null, List.of("s")), "LOOPWARDEN_APP_PRIVATE_KEY_FILE");
    assertRefused(configured("octo", "x", null, List.of()), "LOOPWARDEN_APP_WEBHOOK_SECRETS");
    assertRefused(configured("octo", "x", null, List.of("s")), "no PEM text");
    assertRefused(configured("octo", "", open, List.of("s")), "chmod 600");
  }

  private void assertRefused(AppSettings settings, String message) {
    assertThatThrownBy(() -> identities(settings))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(message);
  }

  @Test
  void noTextFormShowsASecret() {
    record.create(GITHUB, 42, "w", TestKeys.pkcs1(), "hunter2");
    StoredApp stored = record.find().orElseThrow();
    AppIdentity identity = identities(AppSettings.none()).current().orElseThrow();
    AppSettings settings = configured("octo", TestKeys.pkcs1(), null, List.of("hunter2"));
    for (Object shown :
        new Object[] {
          stored,
          stored.secrets(),
          stored.keepingOnly("x", START).secrets(),
          identity,
          settings,
          identities(AppSettings.none()).markerKeys()
        }) {
      assertThat(shown.toString())
          .doesNotContain("hunter2")
          .doesNotContain("BEGIN")
          .hasSizeLessThan(200);
    }
  }

  @Test
  void usualAddressesAreKnown() {
    assertThat(AppSettings.host(null, null, null)).isEqualTo(GITHUB);
    assertThat(AppSettings.host(URI.create("https://github.com"), null, null)).isEqualTo(GITHUB);
    AppIdentity.Host resident = AppIdentity.Host.at(URI.create("https://octocorp.ghe.com/"));
    assertThat(resident.web()).hasToString("https://octocorp.ghe.com");
    assertThat(resident.rest()).hasToString("https://api.octocorp.ghe.com");
    assertThat(resident.graphql()).hasToString("https://api.octocorp.ghe.com/graphql");
    AppIdentity.Host own =
        AppSettings.host(
            URI.create("https://ghe.example.com"),
            URI.create("https://api.ghe.example.com"),
            URI.create("https://ghe.example.com/api/v3/graphql"));
    assertThat(own.rest()).hasToString("https://api.ghe.example.com");
    assertThat(own.graphql()).hasToString("https://ghe.example.com/api/v3/graphql");
  }
}
