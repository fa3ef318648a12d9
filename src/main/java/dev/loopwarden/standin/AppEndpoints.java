package dev.loopwarden.standin;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The App, its installations and their tokens. */
final class AppEndpoints {
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final World world;
  private final Paging paging;
  private final AppShape shape;
  private final RepoShape repos;
  private final RateLimits limits;

  AppEndpoints(Urls urls, World world, RateLimits limits) {
    this.world = world;
    this.paging = new Paging(urls);
    this.shape = new AppShape(urls, world);
    this.repos = new RepoShape(urls);
    this.limits = limits;
  }

  void addTo(Routes routes) {
    Needs app = Needs.theApp();
    routes.get("/app", app, _ -> Reply.ok(shape.app()));
    routes.get(
        "/app/installations",
        app,
        call -> paging.list(call, List.copyOf(world.installations.values()), shape::installation));
    routes.get("/app/installations/{id}", app, this::installation);
    routes.post("/app/installations/{id}/access_tokens", app, this::token);
    routes.get("/repos/{owner}/{repo}/installation", app, this::installationOfRepo);
    routes.get("/orgs/{account}/installation", app, this::installationOfAccount);
    routes.get("/users/{account}/installation", app, this::installationOfAccount);
    Needs installation = Needs.anInstallation();
    routes.get("/installation/repositories", installation, this::repositories);
    routes.delete("/installation/token", installation, this::revoke);
    routes.get("/rate_limit", Needs.nothing(), call -> Reply.ok(limits.overview(call.caller())));
    routes.get("/meta", Needs.nothing(), _ -> meta());
    routes.get("/repos/{owner}/{repo}", Needs.read("metadata"), this::repository);
    routes.get("/repositories/{repository_id}", Needs.read("metadata"), this::repository);
  }

  private static Reply meta() {
    ObjectNode body = Json.object().put("verifiable_password_authentication", false);
    body.set("hooks", Json.texts(List.of("127.0.0.0/8")));
    return Reply.ok(body);
  }

  private Reply repository(Call call) {
    return Reply.ok(repos.of(call.repo()));
  }

  private Installation find(Call call) {
    Installation installation = world.installations.get(call.number("id"));
    if (installation == null) {
      throw Refusal.notFound();
    }
    return installation;
  }

  private Reply installation(Call call) {
    return Reply.ok(shape.installation(find(call)));
  }

  private Reply installationOfRepo(Call call) {
    return Reply.ok(
        shape.installation(world.installationOf(call.repo().owner).orElseThrow(Refusal::notFound)));
  }

  private Reply installationOfAccount(Call call) {
    return Reply.ok(
        world
            .findAccount(call.name("account"))
            .flatMap(world::installationOf)
            .map(shape::installation)
            .orElseThrow(Refusal::notFound));
  }

  private Reply token(Call call) {
    Installation installation = find(call);
    JsonNode body = call.body();
    Token token =
        new Token(
            "ghs_" + world.app.id() + "_" + world.secret(64),
            installation,
            permissions(installation, body.path("permissions")),
            repositories(installation, body),
            world.now().plus(TOKEN_LIFE));
    world.tokens.put(token.value(), token);
    ObjectNode answer = shape.token(token);
    Set<Long> selected = token.repositories();
    if (selected != null) {
      answer.set(
          "repositories",
          Json.array(
              world.repos.stream().filter(repo -> selected.contains(repo.id)).toList(), repos::of));
    }
    return Reply.json(201, answer);
  }

  private static @Nullable Map<String, String> permissions(
      Installation installation, JsonNode wanted) {
    if (!wanted.isObject() || wanted.isEmpty()) {
      return null;
    }
    Map<String, String> permissions = new TreeMap<>();
    wanted.properties().forEach(one -> permissions.put(one.getKey(), one.getValue().asString()));
    Map<String, String> granted = installation.permissions();
    permissions.forEach(
        (name, level) -> {
          String has = granted.getOrDefault(name, "none");
          if (has.equals("none") || has.equals("read") && !level.equals("read")) {
            throw Refusal.of(
                422, "The permissions requested are not granted to this installation.");
          }
        });
    permissions.putIfAbsent("metadata", "read");
    return permissions;
  }

  private @Nullable Set<Long> repositories(Installation installation, JsonNode body) {
    if (!body.has("repositories") && !body.has("repository_ids")) {
      return null;
    }
    List<Repo> reachable =
        world.repos.stream().filter(repo -> repo.owner.equals(installation.account)).toList();
    Set<Long> selected = new HashSet<>();
    for (JsonNode name : Json.items(body.path("repositories"))) {
      selected.add(
          reachable.stream()
              .filter(repo -> repo.name.equalsIgnoreCase(name.asString()))
              .findFirst()
              .orElseThrow(AppEndpoints::unreachable)
              .id);
    }
    for (JsonNode id : Json.items(body.path("repository_ids"))) {
      selected.add(
          reachable.stream()
              .filter(repo -> repo.id == id.asLong())
              .findFirst()
              .orElseThrow(AppEndpoints::unreachable)
              .id);
    }
    return selected;
  }

  private static Refusal unreachable() {
    return Refusal.of(
        422,
        "There is at least one repository that does not exist or is not accessible to the parent"
            + " installation.");
  }

  private static Token tokenOf(Call call) {
    if (call.caller() instanceof Caller.OfInstallation(Token token)) {
      return token;
    }
    throw Refusal.forbidden();
  }

  private Reply repositories(Call call) {
    Token token = tokenOf(call);
    List<Repo> reached = world.repos.stream().filter(token::reaches).toList();
    return paging.counted(call, "repositories", reached, repos::of);
  }

  private Reply revoke(Call call) {
    world.tokens.remove(tokenOf(call).value());
    return Reply.noContent();
  }
}
