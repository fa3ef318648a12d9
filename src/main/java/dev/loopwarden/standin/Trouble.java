package dev.loopwarden.standin;

import java.time.Duration;

/** What can go wrong with a request to the API, when it is asked for. */
public sealed interface Trouble {

  /** An error of the server, such as 502; the request is not carried out. */
  record Status(int status, String message) implements Trouble {}

  /** A limit; the request is not carried out. */
  record Limited(Limit limit, Duration after) implements Trouble {}

  /** The connection is closed; the request is not carried out. */
  record NoAnswer() implements Trouble {}

  /** The request is carried out, and then the connection is closed without an answer. */
  record LostAnswer() implements Trouble {}

  /** The request is carried out, and the answer comes late. */
  record Late(Duration by) implements Trouble {}

  /** The shapes in which GitHub says that it was too much. */
  enum Limit {
    /** 403, nothing remaining, and when the budget is filled again. */
    PRIMARY,
    /** The same with 429. */
    PRIMARY_429,
    /** 403 with {@code Retry-After}. */
    SECONDARY_RETRY_AFTER,
    /** 429 with {@code Retry-After}. */
    SECONDARY_429,
    /** 403 with nothing but a message. */
    SECONDARY_BARE,
    /** 429 with nothing but a message. */
    SECONDARY_BARE_429,
    /** 403 with GitHub's older message. */
    ABUSE,
    /** GraphQL's own: 200 with an error, and nothing remaining. */
    GRAPHQL
  }

  /** An error of the server. */
  static Trouble status(int status) {
    return new Status(status, "Server Error");
  }

  /** A limit. */
  static Trouble limited(Limit limit, Duration wait) {
    return new Limited(limit, wait);
  }
}
