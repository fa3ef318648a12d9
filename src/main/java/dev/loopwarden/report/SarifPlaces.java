package dev.loopwarden.report;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** Files and ranges as SARIF writes them. */
final class SarifPlaces {
  /** What paths are relative to; GitHub knows it by this name. */
  static final String ROOT = "%SRCROOT%";

  private static final String UNESCAPED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
  private static final int MAX_SNIPPET = 2_000;

  private SarifPlaces() {}

  /** A place with its code. */
  static void physical(JsonGenerator json, SourceFile source, Span span) {
    json.writeObjectPropertyStart("physicalLocation");
    artifact(json, source.path());
    json.writeObjectPropertyStart("region");
    position(json, source, span);
    if (span.length() <= MAX_SNIPPET) {
      SarifReport.text(json, "snippet", source.text(span));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static void artifact(JsonGenerator json, String path) {
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", uri(path));
    json.writeStringProperty("uriBaseId", ROOT);
    json.writeEndObject();
  }

  static void region(JsonGenerator json, String name, SourceFile source, Span span) {
    json.writeObjectPropertyStart(name);
    position(json, source, span);
    json.writeEndObject();
  }

  private static void position(JsonGenerator json, SourceFile source, Span span) {
    json.writeNumberProperty("startLine", source.lines().line(span.start()));
    json.writeNumberProperty("endLine", source.lines().line(span.end()));
    if (!isNotebook(source.path())) {
      json.writeNumberProperty("startColumn", source.lines().column(span.start()));
      json.writeNumberProperty("endColumn", source.lines().column(span.end()));
    }
  }

  /** The columns of its code are not those of the JSON that the artifact consists of. */
  static boolean isNotebook(String path) {
    return path.endsWith(".ipynb");
  }

  /** A path as a relative reference; a colon in its first part would read as a scheme. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.length() + 8);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (UNESCAPED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append("%%%02X".formatted(b & 0xff));
      }
    }
    return uri.toString();
  }
}
