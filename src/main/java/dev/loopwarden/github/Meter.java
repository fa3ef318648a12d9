package dev.loopwarden.github;

import dev.loopwarden.pullrequest.HostedRepository.ApiUsage;

/** Counts what one job costs. Thread-safe. */
final class Meter {
  private int rest;
  private int graphQl;
  private int remaining = -1;

  /** The longest row of calls of which each began after the one before had ended. */
  private int depth;

  /** How many groups of calls are being made side by side. */
  private int groups;

  /** How deep the row was before the first of these groups. */
  private int before;

  /** A call begins; returns its place in the row. */
  synchronized int begin(ApiRequest request) {
    if (request.isGraphQl()) {
      graphQl++;
    } else {
      rest++;
    }
    return (groups == 0 ? depth : before) + 1;
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
    if (groups == 0) {
      before = depth;
    }
    groups++;
  }

  /** All of them are back. */
  synchronized void endTogether() {
    groups--;
  }

  synchronized ApiUsage usage() {
    return new ApiUsage(rest, graphQl, depth, remaining);
  }
}
