package dev.loopwarden.analysis.project;

/** Whether an object can be used in a certain way. */
public enum Support {
  YES,
  NO,
  UNKNOWN;

  static Support of(boolean supported) {
    return supported ? YES : NO;
  }
}
