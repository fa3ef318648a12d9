package dev.loopwarden.github;

/** Whom we speak for. Thread-safe. */
interface Credentials {

  /** The installation; 0 for the App itself, -1 for nobody. */
  long installation();

  /** What goes into the Authorization header; empty for nobody. */
  String authorization(Meter meter);

  /** GitHub refused this one: it is not handed out again. Whether another may be had. */
  boolean refused(String authorization);
}
