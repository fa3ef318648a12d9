package dev.loopwarden.analysis;

import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.Decoder.Decoded;
import dev.loopwarden.analysis.source.Notebook;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.TextEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of a fixture as they are changed by fixes: their bytes by path. */
record Project(Map<String, byte[]> contents) {

  /** The Python text of a file. */
  SourceFile source(String path) {
    return switch (Decoder.decode(path, contents.get(path))) {
      case Decoded.Text(SourceFile file) -> file;
      case Decoded.Undecodable(String reason) -> throw new AssertionError(path + ": " + reason);
    };
  }

  Project with(Fix fix) {
    return with(fix.path(), fix.edits());
  }

  /** With edits of a file's Python text. */
  Project with(String path, List<TextEdit> edits) {
    String changed;
    if (path.endsWith(".ipynb")) {
      Notebook notebook = Decoder.notebook(path, contents.get(path));
      changed = TextEdit.apply(notebook.json(), notebook.toJson(edits));
    } else {
      changed = TextEdit.apply(source(path).text(), edits);
    }
    Map<String, byte[]> result = new TreeMap<>(contents);
    result.put(path, changed.getBytes(StandardCharsets.UTF_8));
    return new Project(result);
  }

  /** How many syntax errors our parser finds in a file. */
  int errors(String path) {
    return Subject.PARSER.parse(source(path)).errors().size();
  }

  /** The texts, for the messages of failing tests. */
  @Override
  public String toString() {
    return contents.keySet().stream()
        .map(path -> "=== " + path + "\n" + new String(contents.get(path), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }
}
