package dev.loopwarden.standin;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to one of the endpoints.
 *
 * @param request what came in
 * @param caller who sent it
 * @param names the variable parts of the path, decoded
 * @param world all there is
 */
record Call(Request request, Caller caller, Map<String, String> names, World world) {
  static final int LONGEST_TEXT = 65_536;

  Call {
    names = Map.copyOf(names);
  }

  /** A variable part of the path. */
  String name(String name) {
    String value = names.get(name);
    if (value == null) {
      throw new IllegalStateException("the path has no " + name);
    }
    return value;
  }

  long number(String name) {
    try {
      return Long.parseLong(name(name));
    } catch (NumberFormatException _) {
      throw Refusal.notFound();
    }
  }

  /** The repository of the path, if the caller's token reaches it. */
  Repo repo() {
    Repo repo =
        names.containsKey("repository_id")
            ? world.repos.stream()
                .filter(one -> one.id == number("repository_id"))
                .findFirst()
                .orElseThrow(Refusal::notFound)
            : world.findRepo(name("owner"), name("repo")).orElseThrow(Refusal::notFound);
    if (caller instanceof Caller.OfInstallation(Token token) && !token.reaches(repo)) {
      throw Refusal.notFound();
    }
    return repo;
  }

  /** The pull request of the path. */
  Pull pull() {
    String name = names.containsKey("pull_number") ? "pull_number" : "issue_number";
    Pull pull = repo().pulls.get((int) number(name));
    if (pull == null) {
      throw Refusal.notFound();
    }
    return pull;
  }

  /** A parameter; empty when it is not there. */
  String query(String name) {
    return request.query().getOrDefault(name, "");
  }

  /** The body, which must be an object. */
  ObjectNode body() {
    if (request.body().length == 0) {
      return Json.object();
    }
    try {
      JsonNode node = Json.parse(request.body());
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      throw Refusal.of(400, "Problems parsing JSON");
    }
    throw Refusal.of(400, "Body should be a JSON object");
  }

  /** A text of the body that may not be missing. */
  static String requiredText(JsonNode body, String name) {
    String text = Json.text(body, name);
    if (text == null) {
      throw Refusal.malformed(
          body.has(name)
              ? "For 'properties/" + name + "', " + body.path(name) + " is not a string."
              : "\"" + name + "\" wasn't supplied.");
    }
    return text;
  }

  /** The text of a comment: neither blank nor too long. */
  static String comment(JsonNode body, String resource) {
    String text = requiredText(body, "body");
    if (text.isBlank()) {
      throw Refusal.invalid(Refusal.error(resource, "body", "missing_field"));
    }
    requireShort(text, resource);
    return text;
  }

  static void requireShort(String text, String resource) {
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      throw Refusal.invalid(
          Refusal.error(
              resource, "body", "custom", "body is too long (maximum is 65536 characters)"));
    }
  }
}
