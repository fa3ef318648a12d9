package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.HostedRepository.Access;
import dev.loopwarden.pullrequest.HostedRepository.Reaction;
import dev.loopwarden.report.RuleAnswer;
import dev.loopwarden.report.RuleBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Carries out what people asked for in a pull request. Not thread-safe. */
final class Instructions {
  private final HostedRepository repository;
  private final ReviewMemory memory;
  private final PullRequestRef pullRequest;
  private final RuleBook rules;
  private final Markers markers;
  private final Map<String, Access> access = new HashMap<>();
  private final List<ReviewMemory.Pending> reviews = new ArrayList<>();
  private @Nullable List<ReviewThread> threads;

  Instructions(
      HostedRepository repository,
      ReviewMemory memory,
      PullRequestRef pullRequest,
      RuleBook rules,
      Markers markers) {
    this.repository = repository;
    this.memory = memory;
    this.pullRequest = pullRequest;
    this.rules = rules;
    this.markers = markers;
  }

  /** Does what can be done now; says whether people want a review from scratch. */
  boolean carryOut() {
    for (ReviewMemory.Pending pending : memory.pending(pullRequest)) {
      Instruction instruction = pending.instruction();
      if (!mayCommand(instruction.author())) {
        settle(pending, Reaction.REFUSED);
        continue;
      }
      switch (instruction.verb()) {
        case REVIEW -> reviews.add(pending);
        case RESUME -> {
          memory.setPaused(pullRequest, false);
          reviews.add(pending);
        }
        case PAUSE -> {
          memory.setPaused(pullRequest, true);
          settle(pending, Reaction.DONE);
        }
        case IGNORE -> settle(pending, answer(ignore(instruction)));
        case EXPLAIN -> settle(pending, answer(explain(instruction)));
        case UNKNOWN -> settle(pending, Reaction.REFUSED);
      }
    }
    return !reviews.isEmpty();
  }

  /**
   * The review that people asked for is done: not before may it be forgotten that they did. A
   * reaction that fails is not worth a second review.
   */
  void reviewed() {
    for (ReviewMemory.Pending pending : reviews) {
      memory.settle(pending.id());
      try {
        react(pending, Reaction.DONE);
      } catch (HostException _) {
        // People see the check run all the same.
      }
    }
    reviews.clear();
  }

  /** Nothing is done in a pull request that is closed. */
  void refuseAll() {
    memory.pending(pullRequest).forEach(pending -> settle(pending, Reaction.REFUSED));
  }

  /** When the host does not know the person, or does not tell, the answer is no. */
  private boolean mayCommand(String login) {
    Access granted =
        access.computeIfAbsent(
            login,
            name -> {
              try {
                return repository.access(name);
              } catch (HostException.Gone | HostException.Refused _) {
                return Access.NONE;
              }
            });
    return granted == Access.WRITE || granted == Access.ADMIN;
  }

  private static Reaction answer(boolean done) {
    return done ? Reaction.DONE : Reaction.REFUSED;
  }

  private boolean ignore(Instruction instruction) {
    Optional<Marker> marker = marker(instruction.origin());
    String argument = instruction.argument().strip();
    Optional<RuleId> rule =
        rules.rules().stream()
            .map(RuleInfo::id)
            .filter(id -> id.value().equals(argument))
            .findFirst();
    if (marker.isPresent()) {
      boolean isMeant =
          argument.isEmpty() || rule.filter(marker.get().keys().rule()::equals).isPresent();
      return isMeant && remember(Ignores.what(marker.get()), instruction);
    }
    return rule.isPresent() && remember(Ignores.what(rule.get()), instruction);
  }

  private boolean remember(String what, Instruction instruction) {
    memory.ignore(
        pullRequest, new ReviewMemory.Ignored(what, instruction.author(), instruction.reason()));
    return true;
  }

  /** One answer, even if an earlier run died before it could remember that it gave it. */
  private boolean explain(Instruction instruction) {
    Instruction.Origin origin = instruction.origin();
    Optional<ReviewThread> thread = thread(origin);
    Optional<Marker> marker = marker(origin);
    if (thread.isEmpty() || marker.isEmpty()) {
      return false;
    }
    boolean isAnswered =
        thread.get().comments().stream()
            .anyMatch(one -> one.ours() && markers.answers(one.body(), origin.comment()));
    if (!isAnswered) {
      RuleInfo rule = rules.info(marker.get().keys().rule());
      String answer = RuleAnswer.of(rule, rules) + "\n" + markers.answer(origin.comment()) + "\n";
      repository.reply(pullRequest.number(), origin.thread(), answer);
    }
    return true;
  }

  private Optional<Marker> marker(Instruction.Origin origin) {
    return thread(origin)
        .filter(ReviewThread::isOurs)
        .flatMap(thread -> markers.read(thread.comments().getFirst().body()));
  }

  private Optional<ReviewThread> thread(Instruction.Origin origin) {
    if (origin.place() != Instruction.Place.THREAD) {
      return Optional.empty();
    }
    if (threads == null) {
      threads = repository.discussion(pullRequest.number()).threads();
    }
    return threads.stream()
        .filter(thread -> first(thread).equals(OptionalLong.of(origin.thread())))
        .findFirst();
  }

  private static OptionalLong first(ReviewThread thread) {
    return thread.comments().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(thread.comments().getFirst().id());
  }

  private void settle(ReviewMemory.Pending pending, Reaction reaction) {
    react(pending, reaction);
    memory.settle(pending.id());
  }

  /** A comment that was deleted meanwhile gets no answer, and that is fine. */
  private void react(ReviewMemory.Pending pending, Reaction reaction) {
    Instruction.Origin origin = pending.instruction().origin();
    if (origin.place() == Instruction.Place.BUTTON) {
      return;
    }
    try {
      repository.react(origin, reaction);
    } catch (HostException.Gone | HostException.Refused _) {
      // There is nothing left to react to, or nobody may.
    }
  }
}
