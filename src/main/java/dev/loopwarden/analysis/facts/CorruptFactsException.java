package dev.loopwarden.analysis.facts;

/** Bytes that are not the facts of a file, or not in the format of this version. */
public final class CorruptFactsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptFactsException(String message) {
    super(message);
  }
}
