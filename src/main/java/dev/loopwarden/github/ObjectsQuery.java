package dev.loopwarden.github;

import dev.loopwarden.hosting.RepositoryRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks for many contents of a repository in one GraphQL call. */
final class ObjectsQuery {
  private final String fields;
  private final Map<String, String> variables = new HashMap<>();
  private final StringBuilder types = new StringBuilder("query($owner: String!, $name: String!");
  private final StringBuilder objects = new StringBuilder();
  private int count;

  /**
   * Nothing yet.
   *
   * @param fields what is wanted of each content
   */
  ObjectsQuery(RepositoryRef repository, String fields) {
    this.fields = fields;
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
  }

  /** By git's name. */
  void byId(String id) {
    add("oid", "GitObjectID!", id);
  }

  /** By a commit or branch and a path, with a colon between. */
  void byExpression(String expression) {
    add("expression", "String!", expression);
  }

  private void add(String argument, String type, String value) {
    types.append(", $v%s: %s".formatted(count, type));
    objects.append(" o%s: object(%s: $v%s) { ...content }".formatted(count, argument, count));
    variables.put("v" + count, value);
    count++;
  }

  /** The answers in the order of the questions; one that misses stands for what is not there. */
  List<JsonNode> ask(GraphQl graphQl) {
    String document =
        types
            + ") { repository(owner: $owner, name: $name) {"
            + objects
            + " } } fragment content on Blob { "
            + fields
            + " }";
    JsonNode answer = graphQl.query(document, variables).path("repository");
    List<JsonNode> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(answer.path("o" + i));
    }
    return answers;
  }
}
