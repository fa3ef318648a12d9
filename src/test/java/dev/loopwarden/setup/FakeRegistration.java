package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.TestKeys;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What GitHub knows about an App, in memory; each answer can be changed, or made to fail. */
public final class FakeRegistration implements AppRegistration {
  /** The secret that GitHub makes up. */
  public static final String WEBHOOK_SECRET = "hunter2-of-the-webhook";

  private final Set<String> usedCodes = new LinkedHashSet<>();
  final Map<String, String> permissions = new HashMap<>(Grant.permissions(List.of(Grant.values())));
  final Set<String> events = new LinkedHashSet<>(Grant.events(List.of(Grant.values())));
  final List<Installation> installations = new ArrayList<>();
  final List<String> secrets = new ArrayList<>();
  Hook hook = new Hook("https://loopwarden.example.com/webhook", "json", false);
  @Nullable LastDelivery lastDelivery;
  Instant time = Instant.EPOCH;
  @Nullable HostException failure;
  @Nullable HostException timeFailure;

  /** The hosts and codes that were converted. */
  public final List<String> conversions = new ArrayList<>();

  private void maybeFail() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public NewApp convert(AppIdentity.Host host, String code) {
    conversions.add(host.rest() + " " + code);
    maybeFail();
    if (!usedCodes.add(code)) {
      throw new HostException.Gone("404");
    }
    return new NewApp(
        42,
        "loopwarden-octo",
        TestKeys.pkcs1(),
        WEBHOOK_SECRET,
        URI.create(host.web() + "/apps/loopwarden-octo"));
  }

  @Override
  public App app(AppIdentity identity) {
    maybeFail();
    return new App(
        "loopwarden-octo",
        URI.create("https://github.com/apps/loopwarden-octo"),
        installations.size(),
        permissions,
        events);
  }

  @Override
  public List<Installation> installations(AppIdentity identity) {
    maybeFail();
    return List.copyOf(installations);
  }

  @Override
  public Hook hook(AppIdentity identity) {
    maybeFail();
    return hook;
  }

  @Override
  public void changeSecret(AppIdentity identity, String secret) {
    maybeFail();
    secrets.add(secret);
  }

  @Override
  public Optional<LastDelivery> lastDelivery(AppIdentity identity) {
    maybeFail();
    return Optional.ofNullable(lastDelivery);
  }

  @Override
  public Instant time(AppIdentity.Host host) {
    if (timeFailure != null) {
      throw timeFailure;
    }
    return time;
  }
}
