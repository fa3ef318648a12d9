package dev.loopwarden.policy;

import dev.loopwarden.policy.Value.Entry;
import dev.loopwarden.policy.Value.Items;
import dev.loopwarden.policy.Value.Kind;
import dev.loopwarden.policy.Value.Place;
import dev.loopwarden.policy.Value.Scalar;
import dev.loopwarden.policy.Value.SyntaxException;
import dev.loopwarden.policy.Value.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML. */
final class YamlReader {
  private static final Place START = new Place(1, 1);
  private static final int MAX_DEPTH = 10;

  private YamlReader() {}

  /** The document; empty when the file has none. */
  static Optional<Value> read(String text) {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(text)
          .map(node -> value(node, 0));
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(YamlReader::place).orElse(START);
      throw new SyntaxException(place, "not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new SyntaxException(START, "not valid YAML: " + e.getMessage());
    }
  }

  private static Value value(Node node, int depth) {
    Place place = node.getStartMark().map(YamlReader::place).orElse(START);
    if (depth > MAX_DEPTH) {
      throw new SyntaxException(place, "nested too deeply");
    }
    return switch (node) {
      case ScalarNode scalar -> new Scalar(scalar.getValue(), kind(scalar.getTag()), place);
      case SequenceNode sequence -> {
        List<Value> values = new ArrayList<>();
        sequence.getValue().forEach(item -> values.add(value(item, depth + 1)));
        yield new Items(values, place);
      }
      case MappingNode mapping -> new Table(entries(mapping, depth), place);
      default -> throw new SyntaxException(place, "expected a value");
    };
  }

  private static Map<String, Entry> entries(MappingNode mapping, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place place = tuple.getKeyNode().getStartMark().map(YamlReader::place).orElse(START);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new SyntaxException(place, "expected a simple key");
      }
      Entry entry = new Entry(place, value(tuple.getValueNode(), depth + 1));
      if (entries.put(key.getValue(), entry) != null) {
        throw new SyntaxException(place, "the key \"" + key.getValue() + "\" is there twice");
      }
    }
    return entries;
  }

  private static Kind kind(Tag tag) {
    if (tag.equals(Tag.STR)) {
      return Kind.TEXT;
    }
    if (tag.equals(Tag.BOOL)) {
      return Kind.BOOLEAN;
    }
    if (tag.equals(Tag.INT)) {
      return Kind.INTEGER;
    }
    return tag.equals(Tag.FLOAT) ? Kind.FLOAT : Kind.OTHER;
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
