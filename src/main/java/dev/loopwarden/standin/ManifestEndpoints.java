package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Registers Apps from manifests: the form that people send, and the code that it leads to. */
final class ManifestEndpoints {
  private final World world;
  private final AppShape shape;
  private final Hooks hooks;

  ManifestEndpoints(Urls urls, World world, Hooks hooks) {
    this.world = world;
    this.shape = new AppShape(urls, world);
    this.hooks = hooks;
  }

  void addTo(Routes routes) {
    routes.post("/settings/apps/new", Needs.nothing(), this::register);
    routes.post("/organizations/{org}/settings/apps/new", Needs.nothing(), this::register);
    routes.post("/app-manifests/{code}/conversions", Needs.nothing(), this::convert);
  }

  /** Here the person has agreed already; GitHub asks first. */
  private Reply register(Call call) {
    Map<String, String> form =
        Request.query(new String(call.request().body(), StandardCharsets.UTF_8));
    JsonNode manifest;
    try {
      manifest = Json.parse(Desk.text(form.getOrDefault("manifest", "")));
    } catch (JacksonException _) {
      throw Refusal.of(422, "Manifest is not valid JSON");
    }
    String name = Json.text(manifest, "name");
    String redirect = Json.text(manifest, "redirect_url");
    if (name == null || redirect == null || Json.text(manifest, "url") == null) {
      throw Refusal.of(422, "Manifest needs a name, a url and a redirect_url");
    }
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    List<String> events =
        Json.items(manifest.path("default_events")).stream().map(JsonNode::asString).toList();
    AppAccount made = AppAccount.create(world.nextId(), slug, world.secret(40), events);
    String code = world.secret(40);
    world.conversions.put(code, made);
    String hook = Json.text(manifest.path("hook_attributes"), "url");
    if (hook != null) {
      hooks.deliverTo(hook);
    }
    String state =
        call.query("state").isEmpty() ? form.getOrDefault("state", "") : call.query("state");
    return Reply.redirect(
        redirect
            + (redirect.contains("?") ? "&" : "?")
            + "code="
            + code
            + (state.isEmpty() ? "" : "&state=" + Urls.escaped(state)));
  }

  /** Works once for a code. From then on this is the App that the stand-in knows. */
  private Reply convert(Call call) {
    AppAccount made = world.conversions.remove(call.name("code"));
    if (made == null) {
      throw Refusal.notFound();
    }
    world.app = made;
    ObjectNode body =
        shape
            .app(made)
            .put("client_secret", world.secret(40))
            .put("webhook_secret", made.webhookSecret())
            .put("pem", made.pem());
    return Reply.json(201, body);
  }
}
