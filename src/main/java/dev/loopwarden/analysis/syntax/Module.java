package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.util.List;
import java.util.function.Consumer;

/**
 * A parsed file.
 *
 * @param id always 0
 * @param start always 0
 * @param end length of the text
 * @param file the text that was parsed
 * @param body its statements; for a notebook those of all cells in order
 * @param nodes number of nodes, one more than the largest id
 * @param comments the comments, in order, each from its hash to the end of its line
 * @param errors what did not parse, in order
 */
public record Module(
    int id,
    int start,
    int end,
    SourceFile file,
    List<Statement> body,
    int nodes,
    List<Span> comments,
    List<Span> errors)
    implements Node {

  public Module {
    body = List.copyOf(body);
    comments = List.copyOf(comments);
    errors = List.copyOf(errors);
  }

  @Override
  public void children(Consumer<? super Node> visitor) {
    body.forEach(visitor);
  }
}
