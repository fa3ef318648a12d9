package dev.loopwarden.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An App as an operator configures it, instead of letting the setup make one. Its text form shows
 * no secret.
 *
 * @param id the App's number; 0 where none is configured
 * @param slug the App's name in addresses
 * @param privateKey the key itself, as {@link PrivateKeys} reads it; or empty
 * @param privateKeyFile names a file that holds it; or null
 * @param webhookSecrets newest first
 * @param webhookSecretFile names a file with one secret on each line, newest first; or null
 * @param host where GitHub is
 */
public record AppSettings(
    long id,
    String slug,
    String privateKey,
    @Nullable Path privateKeyFile,
    List<String> webhookSecrets,
    @Nullable Path webhookSecretFile,
    AppIdentity.Host host) {

  public AppSettings {
    webhookSecrets = webhookSecrets.stream().filter(secret -> !secret.isBlank()).toList();
  }

  /** No App: the setup makes one. */
  public static AppSettings none() {
    return new AppSettings(0, "", "", null, List.of(), null, AppIdentity.Host.github());
  }

  /**
   * Where a GitHub is, from what an operator says of it.
   *
   * @param web for people; null for github.com
   * @param rest null for where it usually is
   * @param graphql null for where it usually is
   */
  public static AppIdentity.Host host(
      @Nullable URI web, @Nullable URI rest, @Nullable URI graphql) {
    AppIdentity.Host usual = web == null ? AppIdentity.Host.github() : AppIdentity.Host.at(web);
    return new AppIdentity.Host(
        usual.web(),
        Objects.requireNonNullElse(rest, usual.rest()),
        Objects.requireNonNullElse(graphql, usual.graphql()));
  }

  /** Whether there is one. */
  public boolean isPresent() {
    return id != 0;
  }

  /** Files that hold secrets. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    Optional.ofNullable(privateKeyFile).ifPresent(files::add);
    Optional.ofNullable(webhookSecretFile).ifPresent(files::add);
    return files;
  }

  /**
   * The App, with its files read anew.
   *
   * @throws IdentityException when something is missing or cannot be read
   */
  AppIdentity read() {
    if (slug.isBlank()) {
      throw new IdentityException(
          "an App is configured without its slug: set LOOPWARDEN_APP_SLUG to the last part of its"
              + " page's address");
    }
    String key = privateKeyFile == null ? privateKey : SecretFile.read(privateKeyFile);
    if (key.isBlank()) {
      throw new IdentityException(
          "an App is configured without its private key: set LOOPWARDEN_APP_PRIVATE_KEY_FILE");
    }
    List<String> secrets = new ArrayList<>(webhookSecrets);
    if (webhookSecretFile != null) {
      SecretFile.read(webhookSecretFile)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(secrets::add);
    }
    if (secrets.isEmpty()) {
      throw new IdentityException(
          "an App is configured without a webhook secret: set LOOPWARDEN_APP_WEBHOOK_SECRETS or"
              + " LOOPWARDEN_APP_WEBHOOK_SECRET_FILE");
    }
    return new AppIdentity(id, slug, host, PrivateKeys.read(key), secrets);
  }

  @Override
  public String toString() {
    return isPresent() ? "configured App " + id + " (" + slug + ")" : "no configured App";
  }
}
