package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What GitHub knows about an App, asked for as the App that is handed in (not as the current one:
 * these are the questions of somebody who is about to make it current). Every call may throw a
 * {@link HostException}. Thread-safe.
 */
public interface AppRegistration {

  /**
   * Turns the code of GitHub's manifest flow into the App that it stands for; works once and within
   * an hour: {@code POST /app-manifests/{code}/conversions}, without authentication.
   */
  NewApp convert(AppIdentity.Host host, String code);

  /** The App as it is registered: {@code GET /app}. */
  App app(AppIdentity identity);

  /** Where it is installed, all pages: {@code GET /app/installations}. */
  List<Installation> installations(AppIdentity identity);

  /** Where its webhook goes: {@code GET /app/hook/config}. */
  Hook hook(AppIdentity identity);

  /** From now on GitHub signs with this secret: {@code PATCH /app/hook/config}. */
  void changeSecret(AppIdentity identity, String secret);

  /** The newest delivery that GitHub remembers: {@code GET /app/hook/deliveries?per_page=1}. */
  Optional<LastDelivery> lastDelivery(AppIdentity identity);

  /**
   * What time it is there: the {@code Date} of an answer to {@code GET /} of its REST API, be it
   * that it wants to know who asks.
   */
  Instant time(AppIdentity.Host host);

  /**
   * An App just made. Its text form shows no secret.
   *
   * @param id the App's number
   * @param slug its name in addresses
   * @param pem its private key as GitHub writes it
   * @param webhookSecret what GitHub signs deliveries with
   * @param page its public page, {@code html_url}
   */
  record NewApp(long id, String slug, String pem, String webhookSecret, URI page) {
    @Override
    public String toString() {
      return "new GitHub App " + id + " (" + slug + ")";
    }
  }

  /**
   * An App as it is registered.
   *
   * @param slug its name in addresses
   * @param page its public page, {@code html_url}
   * @param installations how many accounts have it
   * @param permissions level by name, such as {@code checks: write}
   * @param events those it subscribes to
   */
  record App(
      String slug,
      URI page,
      int installations,
      Map<String, String> permissions,
      Set<String> events) {
    public App {
      permissions = Map.copyOf(permissions);
      events = Set.copyOf(events);
    }
  }

  /**
   * The App on one account.
   *
   * @param id the installation's number
   * @param account the login of the account
   * @param permissions what the account granted: level by name
   * @param events what it is told about this account
   * @param isSuspended whether the account suspended it
   */
  record Installation(
      long id,
      String account,
      Map<String, String> permissions,
      Set<String> events,
      boolean isSuspended) {
    public Installation {
      permissions = Map.copyOf(permissions);
      events = Set.copyOf(events);
    }
  }

  /**
   * Where deliveries go.
   *
   * @param url as registered; empty where none is
   * @param contentType {@code json} or {@code form}
   * @param skipsTlsCheck whether GitHub sends without looking at the certificate
   */
  record Hook(String url, String contentType, boolean skipsTlsCheck) {}

  /**
   * A delivery that GitHub sent, or tried to.
   *
   * @param event such as {@code pull_request}
   * @param at when
   * @param status what came back; 0 when nothing
   */
  record LastDelivery(String event, Instant at, int status) {}
}
