package dev.loopwarden.standin;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's description of its REST API, cut to what is used. */
final class RestDescription {
  /** Read once: it takes a moment. */
  static final RestDescription GITHUB = new RestDescription();

  private static final String ADDRESS = "https://github.test/openapi.json";

  private static final String OWN = "operation-";

  private final ArrayNode collected = JsonNodeFactory.instance.arrayNode();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Integer, Schema> compiled = new ConcurrentHashMap<>();
  private final SchemaRegistry registry;

  private RestDescription() {
    JsonNode whole = read();
    for (Map.Entry<String, JsonNode> path : whole.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
      }
    }
    ObjectNode definitions = (ObjectNode) whole.path("components").path("schemas");
    for (int i = 0; i < collected.size(); i++) {
      definitions.set(OWN + i, collected.get(i));
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("$defs", definitions);
    String text = document.toString().replace("#/components/schemas/", "#/$defs/");
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, text)));
  }

  private static JsonNode read() {
    try (InputStream in = RestDescription.class.getResourceAsStream("/github/openapi.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operation that a request is for; the one with the fewest variable parts. */
  Optional<Operation> find(String method, String path) {
    return operations.stream()
        .filter(one -> one.method.equalsIgnoreCase(method) && one.pattern.matcher(path).matches())
        .min(
            Comparator.comparingLong(Operation::variables)
                .thenComparing(one -> one.template.length(), Comparator.reverseOrder()));
  }

  private int collect(JsonNode schema) {
    collected.add(schema);
    return collected.size() - 1;
  }

  private List<String> problems(int schema, JsonNode value) {
    Schema one =
        compiled.computeIfAbsent(
            schema,
            index -> registry.getSchema(SchemaLocation.of(ADDRESS + "#/$defs/" + OWN + index)));
    return one.validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** One method of one path. */
  final class Operation {
    private final String method;
    private final String template;
    private final Pattern pattern;
    private final Map<String, Integer> query = new HashMap<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final List<String> statuses = new ArrayList<>();
    private final @Nullable Integer request;

    private Operation(String method, String template, JsonNode description) {
      this.method = method;
      this.template = template;
      // the path of a file has slashes of its own
      String greedy =
          template.replaceAll("\\{(path|ref|basehead)}$", ".+").replaceAll("\\{[^/}]+}", "[^/]+");
      this.pattern = Pattern.compile(greedy);
      description
          .path("query")
          .properties()
          .forEach(one -> query.put(one.getKey(), collect(one.getValue())));
      request = description.has("request") ? collect(description.path("request")) : null;
      for (Map.Entry<String, JsonNode> answer : description.path("responses").properties()) {
        statuses.add(answer.getKey());
        JsonNode json = answer.getValue().path("application/json");
        if (!json.isMissingNode()) {
          answers.put(answer.getKey(), collect(json));
        }
      }
    }

    private long variables() {
      return template.chars().filter(character -> character == '{').count();
    }

    boolean describes(int status) {
      return statuses.contains(Integer.toString(status));
    }

    List<String> problemsOfRequest(Exchange exchange) {
      List<String> problems = new ArrayList<>();
      exchange.query().forEach((name, value) -> parameter(name, value, problems));
      if (request != null) {
        String body = exchange.request().isEmpty() ? "{}" : exchange.request();
        problems.addAll(problems(request, JsonMapper.shared().readTree(body)));
      } else if (!exchange.request().isEmpty()) {
        problems.add("there is no body to be sent");
      }
      return problems;
    }

    private void parameter(String name, String value, List<String> problems) {
      Integer schema = query.get(name);
      if (schema == null) {
        problems.add("there is no parameter " + name);
        return;
      }
      boolean number =
          value.matches("-?\\d+") && collected.get(schema).toString().contains("integer");
      JsonNode node =
          number
              ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
              : JsonNodeFactory.instance.stringNode(value);
      problems(schema, node).forEach(problem -> problems.add(name + "=" + value + " " + problem));
    }

    List<String> problemsOfAnswer(Exchange exchange) {
      Integer schema = answers.get(Integer.toString(exchange.status()));
      return schema == null
          ? List.of()
          : problems(schema, JsonMapper.shared().readTree(exchange.answer()));
    }
  }
}
