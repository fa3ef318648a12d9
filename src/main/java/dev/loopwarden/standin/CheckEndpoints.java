package dev.loopwarden.standin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Check runs and commit statuses. */
final class CheckEndpoints {
  private static final int MOST_ANNOTATIONS = 50;
  private static final int LONGEST = 65_535;
  private static final int MOST_ACTIONS = 3;
  private static final List<String> STATUSES = List.of("queued", "in_progress", "completed");
  private static final List<String> CONCLUSIONS =
      List.of(
          "action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out");
  private static final List<String> STATES = List.of("error", "failure", "pending", "success");

  private final World world;
  private final Paging paging;
  private final CheckShape shape;
  private final Hooks hooks;

  CheckEndpoints(Urls urls, World world, Hooks hooks) {
    this.world = world;
    this.paging = new Paging(urls);
    this.shape = new CheckShape(urls, world);
    this.hooks = hooks;
  }

  void addTo(Routes routes) {
    Needs read = Needs.read("checks");
    Needs write = Needs.write("checks");
    String repo = "/repos/{owner}/{repo}";
    String run = repo + "/check-runs/{check_run_id}";
    routes.post(repo + "/check-runs", write, this::create);
    routes.get(run, read, call -> Reply.ok(shape.run(find(call))));
    routes.patch(run, write, this::update);
    routes.get(run + "/annotations", read, this::annotations);
    routes.get(repo + "/commits/{ref}/check-runs", read, this::list);
    routes.post(repo + "/statuses/{sha}", Needs.write("statuses"), this::setStatus);
    routes.get(repo + "/commits/{ref}/statuses", Needs.read("statuses"), this::statuses);
  }

  private Reply create(Call call) {
    Repo repo = call.repo();
    JsonNode body = call.body();
    String name = Call.requiredText(body, "name");
    String sha = Call.requiredText(body, "head_sha");
    if (repo.git.commitId(sha).filter(sha::equals).isEmpty()) {
      throw Refusal.of(422, "No commit found for SHA: " + sha);
    }
    validate(body);
    CheckRun run = new CheckRun(world.nextId(), repo, sha, name, world.now());
    apply(run, body);
    repo.checks.add(run);
    hooks.check("created", run, world.bot());
    return Reply.json(201, shape.run(run));
  }

  private Reply update(Call call) {
    CheckRun run = find(call);
    JsonNode body = call.body();
    validate(body);
    boolean was = run.status.equals("completed");
    apply(run, body);
    if (!was && run.status.equals("completed")) {
      hooks.check("completed", run, world.bot());
    }
    return Reply.ok(shape.run(run));
  }

  private static void validate(JsonNode body) {
    oneOf(body, "status", STATUSES);
    oneOf(body, "conclusion", CONCLUSIONS);
    if ("completed".equals(Json.text(body, "status")) && !body.has("conclusion")) {
      throw Refusal.malformed("\"conclusion\" wasn't supplied.");
    }
    JsonNode output = body.path("output");
    if (output.isObject()) {
      Call.requiredText(output, "summary");
      requireShort(output, "summary", LONGEST);
      requireShort(output, "text", LONGEST);
      List<JsonNode> annotations = Json.items(output.path("annotations"));
      if (annotations.size() > MOST_ANNOTATIONS) {
        throw Refusal.malformed(
            "No more than 50 items are allowed; " + annotations.size() + " were supplied.");
      }
      annotations.forEach(CheckEndpoints::validateAnnotation);
    }
    validateActions(Json.items(body.path("actions")));
  }

  private static void validateAnnotation(JsonNode annotation) {
    Call.requiredText(annotation, "path");
    Call.requiredText(annotation, "message");
    Call.requiredText(annotation, "annotation_level");
    oneOf(annotation, "annotation_level", List.of("notice", "warning", "failure"));
    Integer start = Json.integer(annotation, "start_line");
    Integer end = Json.integer(annotation, "end_line");
    if (start == null || end == null || start < 1 || end < start) {
      throw Refusal.malformed("The lines of an annotation are not in order.");
    }
    boolean columns = annotation.has("start_column") || annotation.has("end_column");
    if (columns && !start.equals(end)) {
      throw Refusal.malformed("Columns are for annotations on one line.");
    }
    requireShort(annotation, "title", 255);
    requireShort(annotation, "message", 64 * 1024);
    requireShort(annotation, "raw_details", 64 * 1024);
  }

  private static void validateActions(List<JsonNode> actions) {
    if (actions.size() > MOST_ACTIONS) {
      throw Refusal.malformed(
          "No more than 3 items are allowed; " + actions.size() + " were supplied.");
    }
    for (JsonNode action : actions) {
      for (String name : List.of("label", "description", "identifier")) {
        Call.requiredText(action, name);
      }
      requireShort(action, "label", 20);
      requireShort(action, "description", 40);
      requireShort(action, "identifier", 20);
    }
  }

  private static void requireShort(JsonNode node, String name, int most) {
    String text = Json.text(node, name);
    if (text != null && text.length() > most) {
      throw Refusal.malformed(
          "Only "
              + most
              + " characters are allowed for "
              + name
              + "; "
              + text.length()
              + " were supplied.");
    }
  }

  private static void oneOf(JsonNode node, String name, List<String> words) {
    String text = Json.text(node, name);
    if (text != null && !words.contains(text)) {
      throw Refusal.malformed(
          "For 'properties/" + name + "', \"" + text + "\" is not a member of " + words + ".");
    }
  }

  private void apply(CheckRun run, JsonNode body) {
    run.name = or(Json.text(body, "name"), run.name);
    run.externalId = text(body, "external_id", run.externalId);
    run.detailsUrl = text(body, "details_url", run.detailsUrl);
    run.status = or(Json.text(body, "status"), run.status);
    Instant started = time(body, "started_at");
    run.startedAt = started == null ? run.startedAt : started;
    if (body.has("conclusion")) {
      run.conclusion = Json.text(body, "conclusion");
      run.status = "completed";
      Instant completed = time(body, "completed_at");
      run.completedAt = completed == null ? world.now() : completed;
    } else if (!run.status.equals("completed")) {
      run.conclusion = null;
      run.completedAt = null;
    }
    JsonNode output = body.path("output");
    if (output.isObject()) {
      run.title = text(output, "title", run.title);
      run.summary = text(output, "summary", run.summary);
      run.text = text(output, "text", run.text);
      run.annotations.addAll(Json.items(output.path("annotations")));
    }
    if (body.has("actions")) {
      run.actions.clear();
      run.actions.addAll(Json.items(body.path("actions")));
    }
  }

  private static @Nullable String text(JsonNode body, String name, @Nullable String otherwise) {
    String text = Json.text(body, name);
    return text == null ? otherwise : text;
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static @Nullable Instant time(JsonNode body, String name) {
    String text = Json.text(body, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw Refusal.malformed("\"" + name + "\" is not a valid date-time.");
    }
  }

  private CheckRun find(Call call) {
    long id = call.number("check_run_id");
    return call.repo().checks.stream()
        .filter(run -> run.id == id)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private Reply annotations(Call call) {
    CheckRun run = find(call);
    return paging.list(call, run.annotations, one -> shape.annotation(run, one));
  }

  private Reply list(Call call) {
    Repo repo = call.repo();
    String ref = call.name("ref");
    String sha =
        repo.commit(ref).orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + ref));
    Stream<CheckRun> runs =
        repo.checks.stream()
            .filter(run -> run.headSha.equals(sha))
            .filter(run -> is(call, "check_name", run.name))
            .filter(run -> is(call, "status", run.status))
            .filter(run -> is(call, "app_id", Long.toString(world.app.id())))
            .sorted(Comparator.comparingLong((CheckRun run) -> run.id).reversed());
    if (!call.query("filter").equals("all")) {
      Set<String> seen = new HashSet<>();
      runs = runs.toList().stream().filter(run -> seen.add(run.name));
    }
    return paging.counted(call, "check_runs", runs.toList(), shape::run);
  }

  private static boolean is(Call call, String name, String value) {
    return call.query(name).isEmpty() || call.query(name).equals(value);
  }

  private Reply setStatus(Call call) {
    Repo repo = call.repo();
    String sha = call.name("sha");
    JsonNode body = call.body();
    String state = Call.requiredText(body, "state");
    if (repo.git.commitId(sha).filter(sha::equals).isEmpty()) {
      throw Refusal.of(422, "No commit found for SHA: " + sha);
    }
    String description = Json.text(body, "description");
    if (!STATES.contains(state) || description != null && description.length() > 140) {
      throw Refusal.invalid(Refusal.error("Status", "description", "custom"));
    }
    StatusEntry status =
        new StatusEntry(
            world.nextId(),
            sha,
            world.bot(),
            state,
            description,
            Json.text(body, "target_url"),
            or(Json.text(body, "context"), "default").toLowerCase(Locale.ROOT),
            world.now());
    repo.statuses.add(status);
    return Reply.json(201, shape.status(repo, status));
  }

  private Reply statuses(Call call) {
    Repo repo = call.repo();
    String sha = repo.commit(call.name("ref")).orElseThrow(Refusal::notFound);
    List<StatusEntry> statuses =
        repo.statuses.stream().filter(status -> status.sha().equals(sha)).toList().reversed();
    return paging.list(call, statuses, status -> shape.status(repo, status));
  }
}
