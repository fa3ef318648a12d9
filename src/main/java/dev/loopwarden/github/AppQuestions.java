package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.setup.AppRegistration;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kohsuke.github.GHAppFromManifest;
import tools.jackson.databind.JsonNode;

/** Asks GitHub about an App, as that App. Thread-safe. */
final class AppQuestions implements AppRegistration {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final int A_PAGE = 100;
  private static final int MOST_PAGES = 100;
  private static final int PROXY_WANTS_PASSWORD = 407;

  private final Shared shared;
  private final AppJwt jwt;

  AppQuestions(Shared shared, AppJwt jwt) {
    this.shared = shared;
    this.jwt = jwt;
  }

  /** Nobody: for what needs no token; limits of nobody are not those of the App. */
  private record Anonymous() implements Credentials {
    @Override
    public long installation() {
      return -1;
    }

    @Override
    public String authorization(Meter meter) {
      return "";
    }

    @Override
    public boolean refused(String authorization) {
      return false;
    }
  }

  @Override
  public NewApp convert(AppIdentity.Host host, String code) {
    if (!CODE.matcher(code).matches()) {
      throw new HostException.Refused("the code is none of GitHub's", 422);
    }
    GHAppFromManifest app = Hub.ask(() -> Hub.over(anonymous(host)).createAppFromManifest(code));
    return new NewApp(
        app.getId(),
        app.getSlug(),
        app.getPem(),
        app.getWebhookSecret(),
        URI.create(app.getHtmlUrl().toString()));
  }

  @Override
  public App app(AppIdentity identity) {
    JsonNode app = session(identity).get("/app");
    return new App(
        app.path("slug").asString(""),
        URI.create(app.path("html_url").asString("")),
        app.path("installations_count").asInt(0),
        permissions(app),
        events(app));
  }

  @Override
  public List<Installation> installations(AppIdentity identity) {
    Session session = session(identity);
    List<Installation> installations = new ArrayList<>();
    JsonNode page;
    int number = 1;
    do {
      page = session.get("/app/installations?per_page=" + A_PAGE + "&page=" + number);
      page.forEach(node -> installations.add(installation(node)));
      number++;
    } while (page.size() == A_PAGE && number <= MOST_PAGES);
    return installations;
  }

  private static Installation installation(JsonNode node) {
    return new Installation(
        node.path("id").asLong(0),
        node.path("account").path("login").asString(""),
        permissions(node),
        events(node),
        !node.path("suspended_at").asString("").isEmpty());
  }

  @Override
  public Hook hook(AppIdentity identity) {
    JsonNode hook = session(identity).get("/app/hook/config");
    return new Hook(
        hook.path("url").asString(""),
        hook.path("content_type").asString("form"),
        hook.path("insecure_ssl").asString("0").equals("1"));
  }

  @Override
  public void changeSecret(AppIdentity identity, String secret) {
    session(identity)
        .change("PATCH", "/app/hook/config", Map.of("secret", secret, "content_type", "json"));
  }

  @Override
  public Optional<LastDelivery> lastDelivery(AppIdentity identity) {
    JsonNode page = session(identity).get("/app/hook/deliveries?per_page=1");
    if (page.isEmpty()) {
      return Optional.empty();
    }
    JsonNode newest = page.get(0);
    return Optional.of(
        new LastDelivery(
            newest.path("event").asString(""),
            AppDeliveries.time(newest.path("delivered_at").asString("")),
            newest.path("status_code").asInt(0)));
  }

  @Override
  public Instant time(AppIdentity.Host host) {
    URI root = URI.create(host.rest() + "/");
    ApiRequest request = ApiRequest.get(root, ApiRequest.JSON);
    // Not through a session: who refuses strangers, or limits them, has the same time.
    ApiAnswer answer = shared.transport().send(request, null, null);
    if (answer.status() >= 500 || answer.status() == PROXY_WANTS_PASSWORD) {
      throw new HostException.Failed(request.endpoint() + ": " + answer.status(), null);
    }
    String date = answer.header("Date");
    try {
      return ZonedDateTime.parse(date == null ? "" : date, DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant();
    } catch (DateTimeException e) {
      throw new HostException.Failed("GitHub did not say what time it is", e);
    }
  }

  private static Map<String, String> permissions(JsonNode node) {
    Map<String, String> permissions = new HashMap<>();
    node.path("permissions")
        .properties()
        .forEach(one -> permissions.put(one.getKey(), one.getValue().asString("")));
    return permissions;
  }

  private static Set<String> events(JsonNode node) {
    Set<String> events = new HashSet<>();
    node.path("events").forEach(event -> events.add(event.asString("")));
    return events;
  }

  private Session session(AppIdentity identity) {
    return new Session(shared, identity.host(), new AppCredentials(identity, jwt), new Meter());
  }

  private Session anonymous(AppIdentity.Host host) {
    return new Session(shared, host, new Anonymous(), new Meter());
  }
}
