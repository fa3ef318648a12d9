package dev.loopwarden.github;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** What all sessions have in common. Thread-safe. */
final class Shared {
  private static final int MANY = 10_000;

  /** GitHub takes a hundred at a time from an installation, whatever part of us makes them. */
  private static final int AT_ONCE = 50;

  /** With fewer, one review would wait for itself. */
  private static final int AT_LEAST = 4;

  private static final long ETAG_BYTES = 32L << 20;

  private final Transport transport;
  private final ApiListener listener;
  private final InstantSource clock;
  private final int replicas;
  private final EtagCache etags = new EtagCache(ETAG_BYTES);
  private final Map<Long, Limits> limits = new ConcurrentHashMap<>();
  private final Map<Long, Semaphore> lines = new ConcurrentHashMap<>();
  private final Map<Long, Pace> paces = new ConcurrentHashMap<>();

  /**
   * Nothing yet.
   *
   * @param replicas processes like this one, which share GitHub's limits
   */
  Shared(Transport transport, ApiListener listener, InstantSource clock, int replicas) {
    this.replicas = replicas;
    this.transport = transport;
    this.listener = listener;
    this.clock = clock;
  }

  Transport transport() {
    return transport;
  }

  ApiListener listener() {
    return listener;
  }

  InstantSource clock() {
    return clock;
  }

  EtagCache etags() {
    return etags;
  }

  Limits limits(long installation) {
    return limits.computeIfAbsent(installation, _ -> new Limits());
  }

  /** The right of an installation to so many calls at a time. */
  Semaphore line(long installation) {
    return lines.computeIfAbsent(
        installation, _ -> new Semaphore(Math.max(AT_LEAST, AT_ONCE / replicas), true));
  }

  Pace pace(long installation) {
    if (paces.size() > MANY) {
      Instant now = clock.instant();
      paces.values().removeIf(pace -> pace.isIdle(now));
    }
    return paces.computeIfAbsent(installation, _ -> new Pace(replicas));
  }
}
