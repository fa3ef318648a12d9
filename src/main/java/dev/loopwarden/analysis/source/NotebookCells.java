package dev.loopwarden.analysis.source;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The Python code cells of a notebook of format 4.
 *
 * @param cells the cells in order, without those that IPython hands to something else
 * @param reason why there are none to be had; empty if there is no such reason
 */
record NotebookCells(List<Cell> cells, String reason) {
  private static final String PYTHON = "python";

  /** A cell's text in the pieces in which it stands in the file. */
  record Cell(List<Piece> pieces) {
    String text() {
      StringBuilder text = new StringBuilder();
      pieces.forEach(piece -> text.append(piece.text));
      return text.toString();
    }
  }

  /** A string of the JSON text: its content, and the offset behind its opening quote. */
  record Piece(int start, String text) {}

  static NotebookCells read(String json) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return unreadable("it is not a notebook");
      }
      return new Reader(parser).notebook();
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      return unreadable("it is not valid JSON" + (line > 0 ? ": see line " + line : ""));
    }
  }

  private static NotebookCells unreadable(String reason) {
    return new NotebookCells(List.of(), reason);
  }

  /** Reads along the stream; a notebook says what language it is in only after its cells. */
  private static final class Reader {
    private final JsonParser parser;
    private final List<Cell> cells = new ArrayList<>();
    private boolean hasCells;
    private String language = PYTHON;

    Reader(JsonParser parser) {
      this.parser = parser;
    }

    NotebookCells notebook() {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("cells") && value == JsonToken.START_ARRAY) {
          hasCells = true;
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            cell();
          }
        } else if (name.equals("metadata") && value == JsonToken.START_OBJECT) {
          metadata();
        } else {
          parser.skipChildren();
        }
      }
      if (!hasCells) {
        return unreadable("it is not a notebook of format 4");
      }
      return language.equals(PYTHON)
          ? new NotebookCells(cells, "")
          : unreadable("it is a notebook in another language than Python");
    }

    private void metadata() {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        boolean object = parser.nextToken() == JsonToken.START_OBJECT;
        if (object && name.equals("kernelspec")) {
          language = member("language", language);
        } else if (object && name.equals("language_info")) {
          language = member("name", language);
        } else {
          parser.skipChildren();
        }
      }
    }

    /** The text of a member of the object that has just begun, in lower case. */
    private String member(String wanted, String otherwise) {
      String found = otherwise;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isWanted = parser.currentName().equals(wanted);
        if (parser.nextToken() == JsonToken.VALUE_STRING && isWanted) {
          found = parser.getString().startsWith("ipython") ? PYTHON : parser.getString();
        } else {
          parser.skipChildren();
        }
      }
      return found;
    }

    private void cell() {
      boolean code = false;
      String cellLanguage = PYTHON;
      List<Piece> pieces = new ArrayList<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "cell_type" -> code = "code".equals(parser.getString());
          case "source" -> pieces.addAll(source(value));
          case "metadata" -> cellLanguage = cellLanguage(value);
          default -> parser.skipChildren();
        }
      }
      Cell cell = new Cell(pieces);
      if (code && cellLanguage.equals(PYTHON) && !Magics.isForeign(cell.text())) {
        cells.add(cell);
      }
    }

    private List<Piece> source(JsonToken value) {
      List<Piece> pieces = new ArrayList<>();
      if (value == JsonToken.VALUE_STRING) {
        pieces.add(piece());
      } else if (value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (parser.currentToken() == JsonToken.VALUE_STRING) {
            pieces.add(piece());
          } else {
            parser.skipChildren();
          }
        }
      }
      return pieces;
    }

    private Piece piece() {
      int quote = (int) parser.currentTokenLocation().getCharOffset();
      return new Piece(quote + 1, parser.getString());
    }

    /** Editors note the language of a cell that is not in the notebook's own. */
    private String cellLanguage(JsonToken value) {
      String found = PYTHON;
      if (value != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return found;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean editor = parser.currentName().equals("vscode");
        if (parser.nextToken() == JsonToken.START_OBJECT && editor) {
          found = member("languageId", found);
        } else {
          parser.skipChildren();
        }
      }
      return found;
    }
  }
}
