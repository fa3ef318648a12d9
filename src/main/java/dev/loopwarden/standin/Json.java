package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Short ways to make and read JSON. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> form) {
    ArrayNode array = array();
    items.forEach(item -> array.add(form.apply(item)));
    return array;
  }

  static ArrayNode texts(Collection<String> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  static ObjectNode texts(Map<String, String> items) {
    ObjectNode object = object();
    items.forEach(object::put);
    return object;
  }

  /** A time as GitHub writes it. */
  static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Parses a body. */
  static JsonNode parse(byte[] body) throws JacksonException {
    return MAPPER.readTree(body);
  }

  /** Plain maps and lists, for GraphQL. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(JsonNode node) {
    return node.isObject() ? MAPPER.convertValue(node, Map.class) : Map.of();
  }

  /** Maps and lists as JSON. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A text member; null when it is missing, null or something else. */
  static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : null;
  }

  /** A number member; null when it is missing, null or something else. */
  static @Nullable Integer integer(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isInt() ? Integer.valueOf(value.intValue()) : null;
  }

  /** The members of an array; empty for anything else. */
  static List<JsonNode> items(JsonNode node) {
    return node.isArray() ? node.valueStream().toList() : List.of();
  }
}
