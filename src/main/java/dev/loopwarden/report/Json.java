package dev.loopwarden.report;

import dev.loopwarden.analysis.source.LineIndex;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON as we write it: streamed, indented, one value a line. */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private Json() {}

  /** A writer that leaves the stream open when it is closed. */
  public static JsonGenerator generator(OutputStream out) {
    return FACTORY.createGenerator(new Indented(), out);
  }

  /** A place as {@code {"start": {"line", "column"}, "end": {...}}}. */
  static void range(JsonGenerator json, String name, SourceFile source, Span span) {
    json.writeObjectPropertyStart(name);
    position(json, "start", source.lines(), span.start());
    position(json, "end", source.lines(), span.end());
    json.writeEndObject();
  }

  private static void position(JsonGenerator json, String name, LineIndex lines, int offset) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("line", lines.line(offset));
    json.writeNumberProperty("column", lines.column(offset));
    json.writeEndObject();
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private final PrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
