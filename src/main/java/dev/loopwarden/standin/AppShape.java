package dev.loopwarden.standin;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The App, its installations and tokens as the REST API shows them. */
final class AppShape {
  private static final String REGISTERED = "2026-01-05T08:00:00Z";

  private final Urls urls;
  private final World world;
  private final AccountShape accounts;

  AppShape(Urls urls, World world) {
    this.urls = urls;
    this.world = world;
    this.accounts = new AccountShape(urls);
  }

  ObjectNode app() {
    return app(world.app);
  }

  ObjectNode app(AppAccount app) {
    ObjectNode node =
        Json.object()
            .put("id", app.id())
            .put("client_id", app.clientId())
            .put("slug", app.slug())
            .put("node_id", NodeId.of("A", app.id()))
            .put("name", app.slug())
            .put("description", "")
            .put("external_url", urls.html("/"))
            .put("html_url", urls.html("/apps/" + app.slug()))
            .put("created_at", REGISTERED)
            .put("updated_at", REGISTERED)
            .put("installations_count", world.installations.size());
    node.set("owner", accounts.of(world.account("makers", Account.Type.ORGANIZATION)));
    node.set("permissions", Json.texts(permissions()));
    node.set("events", Json.texts(app.events()));
    return node;
  }

  /** What the App asks for: what its first installation granted, or what we need. */
  private Map<String, String> permissions() {
    return world.installations.values().stream()
        .findFirst()
        .map(Installation::permissions)
        .orElse(StandIn.USUAL_PERMISSIONS);
  }

  ObjectNode installation(Installation installation) {
    ObjectNode node =
        Json.object()
            .put("id", installation.id)
            .put("app_id", world.app.id())
            .put("app_slug", world.app.slug())
            .put("client_id", world.app.clientId())
            .put("target_id", installation.account.id())
            .put("target_type", installation.account.type().word())
            .put("repository_selection", "all")
            .put(
                "access_tokens_url",
                urls.api("/app/installations/" + installation.id + "/access_tokens"))
            .put("repositories_url", urls.api("/installation/repositories"))
            .put("html_url", urls.html("/settings/installations/" + installation.id))
            .put("created_at", Json.time(installation.createdAt))
            .put("updated_at", Json.time(installation.createdAt))
            .putNull("single_file_name")
            .putNull("suspended_by")
            .putNull("suspended_at");
    node.set("account", accounts.of(installation.account));
    node.set("permissions", Json.texts(installation.permissions()));
    node.set("events", Json.texts(world.app.events()));
    return node;
  }

  ObjectNode token(Token token) {
    ObjectNode node =
        Json.object()
            .put("token", token.value())
            .put("expires_at", Json.time(token.expiresAt()))
            .put("repository_selection", token.repositories() == null ? "all" : "selected");
    Map<String, String> permissions = token.permissions();
    node.set(
        "permissions",
        Json.texts(permissions == null ? token.installation().permissions() : permissions));
    return node;
  }
}
