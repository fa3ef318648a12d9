package dev.loopwarden.handbook;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The code of a notebook as people read it. */
final class Cells {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int IN_CELL = 3;

  private Cells() {}

  /** The code cells, one below the other, each under a line that says so. */
  static String code(String notebook) {
    List<String> cells = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), notebook)) {
      String type = "";
      StringBuilder source = new StringBuilder();
      String key = "";
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && depth == IN_CELL) {
          key = json.currentName();
        } else if (token == JsonToken.VALUE_STRING && key.equals("source") && depth >= IN_CELL) {
          source.append(json.getString());
        } else if (token == JsonToken.VALUE_STRING && key.equals("cell_type") && depth == IN_CELL) {
          type = json.getString();
        } else if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd() && --depth == IN_CELL - 1 && !type.isEmpty()) {
          if (type.equals("code")) {
            cells.add("# In [" + (cells.size() + 1) + "]:\n" + source);
          }
          type = "";
          key = "";
          source.setLength(0);
        }
      }
    }
    return String.join("\n\n", cells);
  }
}
