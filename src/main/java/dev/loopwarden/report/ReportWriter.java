package dev.loopwarden.report;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a report in one format. */
@FunctionalInterface
public interface ReportWriter {

  /** Writes the whole report in UTF-8; flushes, but leaves the stream open. */
  void write(Report report, OutputStream out) throws IOException;
}
