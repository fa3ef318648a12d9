package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators set, and what they are told when it makes no sense. */
final class SettingsTest {
  @TempDir private Path folder = Path.of("");

  private static Settings read(@Nullable Path configuration, Map<String, String> settings) {
    return SettingsReader.read(new Launch(configuration, settings, false));
  }

  @Test
  void theCommentedFileHoldsTheDefaults() {
    assertThat(read(Path.of("config"), Map.of())).isEqualTo(read(null, Map.of()));
    assertThat(read(Path.of("config/application.yml"), Map.of())).isEqualTo(read(null, Map.of()));
  }

  @Test
  void everySettingStandsInTheFile() throws IOException {
    String file = Files.readString(Path.of("config/application.yml"));
    for (Class<?> part :
        new Class<?>[] {
          Settings.class, Settings.DatabaseSettings.class, Settings.App.class, Settings.GitHub.class
        }) {
      for (var component : part.getRecordComponents()) {
        String key = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        assertThat(file).containsPattern("\n +" + key + ":");
      }
    }
  }

  @Test
  void aFileIsReadAndALaunchCountsMore() throws IOException {
    Path file = folder.resolve("mine.yml");
    Files.writeString(
        file,
        """
        loopwarden:
          workers: 7
          accounts: [octo, mona]
          retention: 60d
        """);
    Settings settings = read(file, Map.of("loopwarden.workers", "9"));
    assertThat(settings.workers()).isEqualTo(9);
    assertThat(settings.accounts()).containsExactlyInAnyOrder("octo", "mona");
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workers | 0 | loopwarden.workers must be greater than or equal to 1, not \"0\"",
        "workers | many | loopwarden.workers should be a whole number",
        "reconcile-every | soon | loopwarden.reconcile-every should be a duration, such as 30s, 5m",
        "retention | 3d | loopwarden.retention must be longer than or equal to 8 days",
        "review-retention | 14d | loopwarden.review-retention must not be shorter than"
            + " loopwarden.re",
        "facts-size | big | loopwarden.facts-size should be a size, such as 500MB or 2GB",
        "public-url | example.com | loopwarden.public-url should be an address without a path,"
            + " such",
        "public-url | https://example.com/bot | loopwarden.public-url should be an address without",
        "public-url | https://my_host | loopwarden.public-url should be an address without a path",
        "rule-pages | https://a_b | loopwarden.rule-pages should be an address such as https://",
        "github.proxy | http://a:b@c | loopwarden.github.proxy should be like http://proxy",
        "github.proxy | http://proxy:65536 | loopwarden.github.proxy should be like http://proxy",
        "app.slug | octo | loopwarden.app has no id: set loopwarden.app.id",
        "github.commit-status | maybe | loopwarden.github.commit-status should be true or false",
        "database.connections | 1 | loopwarden.database.connections must be greater than",
      })
  void nonsenseIsNamed(String key, String value, String sentence) {
    assertThatThrownBy(() -> read(null, Map.of("loopwarden." + key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void passwordsInAddressesAreNotRepeated() {
    for (String key : new String[] {"github.proxy", "public-url", "rule-pages", "github.rest"}) {
      assertThatThrownBy(() -> read(null, Map.of("loopwarden." + key, "http://a:hunter2@b:80")))
          .isInstanceOf(SettingsException.class)
          .hasMessageStartingWith("loopwarden." + key)
          .hasMessageNotContaining("hunter2");
    }
    assertThatThrownBy(() -> read(null, Map.of("loopwarden.github.proxy", "http://a:hunter2")))
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aSecretHasOnePlace() {
    for (String key : new String[] {"loopwarden.secret-key", "loopwarden.app.private-key"}) {
      assertThatThrownBy(
              () -> read(null, Map.of(key, "x", key + "-file", "y", "loopwarden.app.id", "7")))
          .isInstanceOf(SettingsException.class)
          .hasMessage("%s and %s-file are both set; keep one", key, key);
    }
  }

  @Test
  void aProxyMayBeCalledAsContainersAre() {
    Settings settings = read(null, Map.of("loopwarden.github.proxy", "http://corp_proxy:3128/"));
    assertThat(Connections.of(settings.github()).proxy())
        .isEqualTo(InetSocketAddress.createUnresolved("corp_proxy", 3128));
  }

  @Test
  void unknownKeysAreNamedWithTheirPlace() throws IOException {
    Path file = folder.resolve("application.yml");
    Files.writeString(file, "loopwarden:\n  wokers: 3\n");
    assertThatThrownBy(() -> read(folder, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("there is no setting loopwarden.wokers")
        .hasMessageContaining("application.yml");
  }

  @Test
  void anIsolatedLaunchKnowsNothingOfTheEnvironment() throws IOException {
    assertThat(readElsewhere()).isEqualTo("[octo] jdbc:postgresql://db/production 9");
    assertThat(readElsewhere("isolated")).isEqualTo("[]  9");
  }

  private static String readElsewhere(String... arguments) throws IOException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dloopwarden.accounts=octo",
            "-cp",
            System.getProperty("java.class.path"),
            SettingsProcess.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LOOPWARDEN_DATABASE_URL", "jdbc:postgresql://db/production");
    builder.environment().put("LOOPWARDEN_WORKERS", "3");
    Process process = builder.start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      return String.valueOf(said.readLine());
    }
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.yml");
    assertThatThrownBy(() -> read(missing, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("missing.yml");
  }

  @Test
  void placesFollowTheSettings() {
    Places usual = new Places(read(null, Map.of()), Map.of("HOME", "/home/mona"), 8080);
    assertThat(usual.home()).isEqualTo(Path.of("/home/mona/.local/share/loopwarden"));
    assertThat(usual.rulePages()).isEqualTo("http://localhost:8080/rules");
    Places own =
        new Places(
            read(
                null,
                Map.of(
                    "loopwarden.home", "/data",
                    "loopwarden.public-url", "https://bot.example.com/",
                    "loopwarden.github.url", "https://github.example.com")),
            Map.of(),
            8080);
    assertThat(own.databaseFile()).isEqualTo(Path.of("/data/loopwarden.db"));
    assertThat(own.rulePages()).isEqualTo("https://bot.example.com/rules");
    assertThat(own.github().rest()).hasToString("https://github.example.com/api/v3");
  }

  @Test
  void anUnknownDatabaseIsRefused() {
    Places places =
        new Places(read(null, Map.of("loopwarden.database.url", "jdbc:mysql://x")), Map.of(), 8080);
    assertThatThrownBy(places::database)
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("loopwarden.database.url");
  }
}
