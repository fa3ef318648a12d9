package dev.loopwarden.analysis.finding;

import dev.loopwarden.analysis.source.TextEdit;
import java.util.List;

/**
 * A complete change of one file that removes a finding.
 *
 * @param title what it does, in the imperative
 * @param safety whether it may be applied without a look
 * @param path the file it changes
 * @param edits do not overlap
 */
public record Fix(String title, Safety safety, String path, List<TextEdit> edits) {

  /** Whether a fix may be applied without a look. */
  public enum Safety {
    /** Keeps what the code means, but for the defect. */
    SAFE,
    /** May change more than the defect; a person looks first. */
    NEEDS_REVIEW
  }

  public Fix {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a fix without an edit: " + title);
    }
  }
}
