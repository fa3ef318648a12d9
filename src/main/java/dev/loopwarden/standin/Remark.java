package dev.loopwarden.standin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A comment in the conversation of a pull request. Guarded by the world. */
final class Remark {
  final long id;
  final Pull pull;
  final Account author;
  final Instant createdAt;
  final Reactions reactions = new Reactions();
  String body;
  Instant updatedAt;
  @Nullable String minimized;

  Remark(long id, Pull pull, Account author, String body, Instant at) {
    this.id = id;
    this.pull = pull;
    this.author = author;
    this.body = body;
    this.createdAt = at;
    this.updatedAt = at;
  }
}
