package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.pullrequest.HostedRepository.Reaction;
import dev.loopwarden.report.RuleAnswer;
import dev.loopwarden.report.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out what people asked for in a pull request. Not thread-safe. */
final class Instructions {
  private final HostedRepository repository;
  private final ReviewMemory memory;
  private final PullRequestRef pullRequest;
  private final RuleBook rules;
  private final Markers markers;
  private final Permissions permissions;
  private final List<ReviewMemory.Pending> reviews = new ArrayList<>();
  private final Set<Answered> answered = new HashSet<>();
  private @Nullable List<ReviewThread> threads;

  Instructions(
      HostedRepository repository,
      ReviewMemory memory,
      PullRequestRef pullRequest,
      RuleBook rules,
      Markers markers,
      Permissions permissions) {
    this.repository = repository;
    this.memory = memory;
    this.pullRequest = pullRequest;
    this.rules = rules;
    this.markers = markers;
    this.permissions = permissions;
  }

  /** A comment that got its answer. */
  private record Answered(long comment, Reaction reaction) {}

  /**
   * Does what can be done now; says whether people want a review from scratch. Who may not decide
   * gets no answer: strangers could use up what the host lets us write.
   *
   * @param own the rules with the repository's own pages; asked for only when they are linked
   */
  boolean carryOut(Supplier<RuleBook> own) {
    for (ReviewMemory.Pending pending : memory.pending(pullRequest)) {
      Instruction instruction = pending.instruction();
      if (!permissions.mayDecide(instruction.author())) {
        memory.settle(pending.id());
        continue;
      }
      switch (instruction.verb()) {
        case REVIEW -> reviews.add(pending);
        case RESUME -> {
          memory.setPaused(pullRequest, false);
          reviews.add(pending);
        }
        case REVIEWED -> settle(pending, Reaction.DONE);
        case PAUSE -> {
          memory.setPaused(pullRequest, true);
          settle(pending, Reaction.DONE);
        }
        case IGNORE -> settle(pending, attempt(() -> ignore(instruction)));
        case UNIGNORE -> settle(pending, attempt(() -> unignore(instruction)));
        case EXPLAIN -> settle(pending, attempt(() -> explain(instruction, own)));
        case UNKNOWN -> settle(pending, Reaction.REFUSED);
      }
    }
    return !reviews.isEmpty();
  }

  /**
   * The review that people asked for is done: not before may it be forgotten that they did. A
   * reaction that has to wait is made up for, without a second review.
   */
  void reviewed() {
    reviews.forEach(pending -> memory.markReviewed(pending.id()));
    reviews.forEach(pending -> settle(pending, Reaction.DONE));
    reviews.clear();
  }

  /** Nothing is done in a pull request that is closed. */
  void refuseAll() {
    for (ReviewMemory.Pending pending : memory.pending(pullRequest)) {
      boolean isDone = pending.instruction().verb() == Instruction.Verb.REVIEWED;
      if (permissions.mayDecide(pending.instruction().author())) {
        settle(pending, isDone ? Reaction.DONE : Reaction.REFUSED);
      } else {
        memory.settle(pending.id());
      }
    }
  }

  /** What the host refuses once, it refuses always: no later push may fail because of it. */
  private static Reaction attempt(BooleanSupplier step) {
    try {
      return step.getAsBoolean() ? Reaction.DONE : Reaction.REFUSED;
    } catch (HostException.Gone | HostException.Refused _) {
      return Reaction.REFUSED;
    }
  }

  /** In a thread of ours the rule goes without saying, so that any other word is a reason. */
  private boolean ignore(Instruction instruction) {
    Optional<Marker> marker = marker(instruction.origin());
    Optional<RuleId> rule = rule(instruction.argument());
    if (marker.isEmpty()) {
      return rule.isPresent()
          && remember(Ignores.what(rule.get()), instruction, instruction.reason());
    }
    if (rule.isEmpty()) {
      String words = (instruction.argument() + " " + instruction.reason()).strip();
      return remember(Ignores.what(marker.get()), instruction, words);
    }
    return rule.get().equals(marker.get().keys().rule())
        && remember(Ignores.what(marker.get()), instruction, instruction.reason());
  }

  /** The rule that a word names, which people may have marked as code. */
  private Optional<RuleId> rule(String word) {
    String name = word.replaceAll("^[\\s`]+|[\\s`:,]+$", "");
    return rules.rules().stream()
        .map(RuleInfo::id)
        .filter(id -> id.value().equals(name))
        .findFirst();
  }

  private boolean remember(String what, Instruction instruction, String reason) {
    memory.ignore(pullRequest, new ReviewMemory.Ignored(what, instruction.author(), reason));
    return true;
  }

  /** Takes back that the finding of a thread, or a rule, is ignored. */
  private boolean unignore(Instruction instruction) {
    Ignores ignores = new Ignores(memory.ignored(pullRequest));
    Optional<RuleId> rule = rule(instruction.argument());
    Optional<ReviewMemory.Ignored> ignored =
        rule.isPresent()
            ? ignores.of(rule.get())
            : marker(instruction.origin()).flatMap(ignores::of);
    ignored.ifPresent(one -> memory.unignore(pullRequest, one.what()));
    return ignored.isPresent();
  }

  /** One answer, even if an earlier run died before it could remember that it gave it. */
  private boolean explain(Instruction instruction, Supplier<RuleBook> own) {
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
      String answer =
          RuleAnswer.of(rule, own.get()) + "\n" + markers.answer(origin.comment()) + "\n";
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
    if (origin.place() == Instruction.Place.BUTTON
        || !answered.add(new Answered(origin.comment(), reaction))) {
      return;
    }
    try {
      repository.react(origin, reaction);
    } catch (HostException.Gone | HostException.Refused _) {
      // There is nothing left to react to, or nobody may.
    }
  }
}
