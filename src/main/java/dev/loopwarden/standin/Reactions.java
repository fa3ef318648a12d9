package dev.loopwarden.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reactions to one comment. Guarded by the world. */
final class Reactions {
  static final List<String> CONTENTS =
      List.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");

  private final List<Reaction> all = new ArrayList<>();

  /** One reaction. */
  record Reaction(long id, Account author, String content, Instant createdAt) {}

  List<Reaction> all() {
    return List.copyOf(all);
  }

  Optional<Reaction> find(Account author, String content) {
    return all.stream()
        .filter(reaction -> reaction.author.equals(author) && reaction.content.equals(content))
        .findFirst();
  }

  void add(Reaction reaction) {
    all.add(reaction);
  }

  long count(String content) {
    return all.stream().filter(reaction -> reaction.content.equals(content)).count();
  }
}
