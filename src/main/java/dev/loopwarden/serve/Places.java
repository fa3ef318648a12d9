package dev.loopwarden.serve;

import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.AppSettings;
import dev.loopwarden.identity.KeySource;
import dev.loopwarden.store.DatabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where things are, as the settings say or as is usual. */
final class Places {
  private static final String DATABASE = "loopwarden.db";

  private final Settings settings;
  private final Path home;
  private final int port;

  /**
   * Places.
   *
   * @param port where the service listens
   */
  Places(Settings settings, Map<String, String> environment, int port) {
    this.settings = settings;
    this.port = port;
    this.home = settings.home().isEmpty() ? usualHome(environment) : Path.of(settings.home());
  }

  private static Path usualHome(Map<String, String> environment) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return data.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", "."), ".local", "share", "loopwarden")
        : Path.of(data, "loopwarden");
  }

  private static @Nullable Path file(String name) {
    return name.isEmpty() ? null : Path.of(name);
  }

  private static @Nullable URI address(String text) {
    return text.isEmpty() ? null : URI.create(text);
  }

  /** The data folder. */
  Path home() {
    return home.toAbsolutePath();
  }

  /** Where native libraries lie to be loaded. */
  Path unpackFolder() {
    return settings.unpackFolder().isEmpty()
        ? home().resolve("unpacked")
        : Path.of(settings.unpackFolder()).toAbsolutePath();
  }

  DatabaseSettings database() {
    Settings.DatabaseSettings given = settings.database();
    if (given.url().isEmpty()) {
      return DatabaseSettings.embedded(home().resolve(DATABASE));
    }
    try {
      return new DatabaseSettings(given.url(), given.user(), given.password(), given.connections());
    } catch (IllegalArgumentException e) {
      throw new SettingsException("loopwarden.database.url: " + e.getMessage());
    }
  }

  /** The file of the embedded database; null for another one. */
  @Nullable Path databaseFile() {
    DatabaseSettings database = database();
    return database.isEmbedded() ? database.file() : null;
  }

  KeySource key() {
    return new KeySource(settings.secretKey(), file(settings.secretKeyFile()), home());
  }

  AppIdentity.Host github() {
    Settings.GitHub github = settings.github();
    return AppSettings.host(
        address(github.url()), address(github.rest()), address(github.graphql()));
  }

  AppSettings app() {
    Settings.App app = settings.app();
    return new AppSettings(
        app.id(),
        app.slug(),
        app.privateKey(),
        file(app.privateKeyFile()),
        app.webhookSecrets(),
        file(app.webhookSecretFile()),
        github());
  }

  /** Where people and GitHub reach us. */
  URI publicUrl() {
    return Objects.requireNonNullElseGet(
        address(settings.publicUrl()), () -> URI.create("http://localhost:" + port));
  }

  /** The folder of the rules' pages on the web. */
  String rulePages() {
    return settings.rulePages().isEmpty()
        ? publicUrl().toString().replaceFirst("/+$", "") + "/rules"
        : settings.rulePages();
  }
}
