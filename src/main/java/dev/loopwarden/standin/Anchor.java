package dev.loopwarden.standin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a comment was placed.
 *
 * @param path the file
 * @param line the last line; null for a comment on the file
 * @param side its side
 * @param startLine the first line; null when there is one line only
 * @param startSide its side
 */
record Anchor(
    String path, @Nullable Integer line, Side side, @Nullable Integer startLine, Side startSide) {

  /** A comment on a whole file. */
  static Anchor file(String path) {
    return new Anchor(path, null, Side.RIGHT, null, Side.RIGHT);
  }

  boolean isWholeFile() {
    return line == null;
  }

  /** What GitHub finds wrong. */
  enum Fault {
    PATH("path", "is invalid"),
    LINE("line", "must be part of the diff"),
    HUNK("start_line", "must be part of the same hunk as the line."),
    ORDER("start_line", "must precede the end line."),
    NO_HUNK("diff_hunk", "can't be blank");

    private final String field;
    private final String words;

    Fault(String field, String words) {
      this.field = field;
      this.words = words;
    }

    String field() {
      return field;
    }

    /** As the endpoint for reviews says it. */
    String sentence() {
      return "Pull request review thread " + field.replace('_', ' ') + " " + words;
    }

    /** As the endpoint for single comments says it. */
    String message() {
      return "pull_request_review_thread." + field + " " + words;
    }
  }

  /** What is wrong with it in a comparison; nothing when it fits. */
  List<Fault> faults(Pull.Comparison comparison) {
    FileChange file = comparison.file(path).orElse(null);
    if (file == null) {
      return List.of(Fault.PATH, Fault.NO_HUNK);
    }
    if (line == null) {
      return List.of();
    }
    if (startLine != null && startSide == side && startLine >= line) {
      return List.of(Fault.ORDER);
    }
    List<Fault> faults = new ArrayList<>();
    Hunk hunk = hunk(file);
    if (hunk == null) {
      faults.add(Fault.LINE);
    }
    if (startLine != null && (hunk == null || !hunk.shows(startSide, startLine))) {
      faults.add(Fault.HUNK);
    }
    if (hunk == null) {
      faults.add(Fault.NO_HUNK);
    }
    return faults;
  }

  /** The hunk that shows its last line. */
  @Nullable Hunk hunk(FileChange file) {
    if (line == null) {
      return null;
    }
    return file.hunks().stream().filter(hunk -> hunk.shows(side, line)).findFirst().orElse(null);
  }

  /** Its hunk down to its line, as comments carry it. */
  String diffHunk(FileChange file) {
    Hunk hunk = hunk(file);
    return hunk == null || line == null ? "" : hunk.textUntil(indexIn(hunk, line) + 1);
  }

  /** GitHub's older way to say where: lines below the first hunk's header. */
  @Nullable Integer position(FileChange file) {
    Hunk mine = hunk(file);
    if (mine == null || line == null) {
      return null;
    }
    int above = 0;
    for (Hunk hunk : file.hunks()) {
      if (hunk == mine) {
        break;
      }
      above += hunk.height() + 1;
    }
    return above + indexIn(mine, line) + 1;
  }

  private int indexIn(Hunk hunk, int number) {
    int index = 0;
    while (!hunk.lines().get(index).isAt(side, number)) {
      index++;
    }
    return index;
  }

  /** The anchor that GitHub's older way stands for; null when there is no such line. */
  static @Nullable Anchor atPosition(FileChange file, int position) {
    int at = 0;
    for (Hunk hunk : file.hunks()) {
      for (Hunk.Line line : hunk.lines()) {
        at++;
        if (at == position) {
          Side side = line.kind() == Hunk.Kind.REMOVED ? Side.LEFT : Side.RIGHT;
          int number = side == Side.LEFT ? line.oldLine() : line.newLine();
          return new Anchor(file.path(), number, side, null, side);
        }
      }
      at++;
    }
    return null;
  }

  /** It on other lines. */
  Anchor at(@Nullable Integer newStart, int newLine) {
    return new Anchor(path, newLine, side, newStart, startSide);
  }
}
