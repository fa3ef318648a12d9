package dev.loopwarden.analysis.knowledge;

/** How long a blocking call usually takes. */
public enum Level {
  /** Microseconds: a look at a file's status. */
  LOW,
  /** Noticeable under load: a local file, a hash. */
  MEDIUM,
  /** As long as someone else pleases: the network, another process, a lock. */
  HIGH
}
