package dev.loopwarden.github;

import dev.loopwarden.pullrequest.HostedRepository.ApiUsage;

/** Counts what one job costs. Thread-safe. */
final class Meter {
  private int rest;
  private int graphQl;
  private int remaining = -1;

  /** The longest row of calls of which each began after the one before had ended. */
  private int depth;

  /** While calls are made side by side: how deep the row was before; -1 else. */
  private int base = -1;

  /** A call begins; returns its place in the row. */
  synchronized int begin(ApiRequest request) {
    if (request.isGraphQl()) {
      graphQl++;
    } else {
      rest++;
    }
    return (base < 0 ? depth : base) + 1;
  }

  /** A call has ended. */
  synchronized void end(int place, long left) {
    depth = Math.max(depth, place);
    if (left >= 0) {
      remaining = (int) Math.min(left, Integer.MAX_VALUE);
    }
  }

  /** Calls from here on are made side by side, one for each of several threads. */
  synchronized void beginTogether() {
    base = depth;
  }

  /** All of them are back. */
  synchronized void endTogether() {
    base = -1;
  }

  synchronized ApiUsage usage() {
    return new ApiUsage(rest, graphQl, depth, remaining);
  }
}
