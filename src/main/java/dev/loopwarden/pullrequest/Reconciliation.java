package dev.loopwarden.pullrequest;

import dev.loopwarden.review.Anchor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the comments that should be there with those that are there. Data in, data out: the same
 * situation gives the same plan, and a situation that a plan brought about gives an empty one.
 */
final class Reconciliation {
  /** Comments that stand at the same time; more would be noise. */
  static final int MOST_COMMENTS = 10;

  /** Notes among them. */
  static final int MOST_NOTES = 2;

  private final Situation situation;
  private final Rendering rendering;
  private final Pairing pairing;
  private final Map<Wanted, ReviewMemory.Ignored> ignored;

  private final Map<Wanted, Told.How> how = new IdentityHashMap<>();
  private final List<Plan.Post> posts = new ArrayList<>();
  private final List<Plan.Edit> edits = new ArrayList<>();
  private final List<Long> deletions = new ArrayList<>();
  private final List<Retired> retired = new ArrayList<>();
  private int comments;
  private int notes;

  /**
   * What there is.
   *
   * @param wanted what people should be told, the worst first
   * @param posted our threads
   * @param ignores what people said to ignore
   * @param whereabouts what became of the finding of a thread; empty when nobody looked
   * @param mayDecide whether a person may say that a finding stays as it is
   * @param mayPost whether the pull request is ready for comments
   */
  record Situation(
      List<Wanted> wanted,
      List<Posted> posted,
      Ignores ignores,
      Function<Marker, Optional<Retired.Why>> whereabouts,
      Predicate<String> mayDecide,
      boolean mayPost) {}

  private Reconciliation(Situation situation, Rendering rendering) {
    this.situation = situation;
    this.rendering = rendering;
    this.pairing = Pairing.of(situation.wanted(), situation.posted());
    this.ignored = situation.ignores().among(situation.wanted(), pairing);
  }

  /** What to do. */
  static Plan of(Situation situation, Rendering rendering) {
    return new Reconciliation(situation, rendering).plan();
  }

  private Plan plan() {
    for (Wanted wanted : situation.wanted()) {
      Optional<Posted> thread = pairing.thread(wanted);
      ReviewMemory.Ignored by = ignored.get(wanted);
      if (by != null) {
        how.put(wanted, new Told.How.Ignored(by));
        thread.ifPresent(posted -> retire(posted, new Retired.Why.IgnoredHere(by)));
      } else if (thread.isPresent() && thread.get().isDismissed()) {
        how.put(wanted, resolved(thread.get().thread().resolvedBy()));
      } else {
        thread.ifPresent(posted -> keep(wanted, posted));
      }
    }
    situation.wanted().stream().filter(wanted -> !how.containsKey(wanted)).forEach(this::begin);
    pairing.leftThreads().forEach(this::leave);
    List<Told> told =
        situation.wanted().stream()
            .map(wanted -> new Told(wanted, how.getOrDefault(wanted, new Told.How.Standing())))
            .toList();
    return new Plan(posts, edits, deletions, retired, told);
  }

  /** Authors may resolve threads of their pull request, and yet not decide. */
  private Told.How resolved(String by) {
    return situation.mayDecide().test(by) ? new Told.How.Dismissed(by) : new Told.How.Resolved(by);
  }

  /** A finding that has its comment. */
  private void keep(Wanted wanted, Posted posted) {
    how.put(wanted, new Told.How.Standing());
    count(wanted);
    Marker marker = posted.marker();
    Rendering.Comment fresh = rendering.fresh(wanted);
    Rendering.Comment standing = rendering.standing(wanted, marker.height());
    boolean isSaid =
        marker.state() == Marker.State.OPEN
            && (marker.substance().equals(fresh.substance())
                || marker.substance().equals(standing.substance()));
    boolean inPlace = isInPlace(posted, wanted, fresh);
    boolean mayMove =
        situation.mayPost() && hasPlace(wanted) && !posted.hasReplies() && !isResolved(posted);
    if (isSaid && (inPlace || !mayMove)) {
      return;
    }
    if (inPlace && fresh.height() == marker.height()) {
      edits.add(new Plan.Edit(posted, fresh.body(), false));
    } else if (mayMove) {
      posts.add(new Plan.Post(wanted, fresh, posted.comment()));
    } else {
      edits.add(new Plan.Edit(posted, standing.body(), false));
    }
  }

  private static boolean isResolved(Posted posted) {
    return posted.thread().resolved();
  }

  /** A comment on the file is never wrong, even if there is a line to stand on by now. */
  private static boolean isInPlace(Posted posted, Wanted wanted, Rendering.Comment fresh) {
    int line = posted.thread().line();
    return !posted.thread().outdated()
        && posted.thread().path().equals(wanted.anchor().path())
        && (line == 0 || line == fresh.last());
  }

  private static boolean hasPlace(Wanted wanted) {
    return wanted.anchor().kind() != Anchor.Kind.NONE;
  }

  private void count(Wanted wanted) {
    comments++;
    notes += wanted.isNote() ? 1 : 0;
  }

  /** A finding that has no comment yet. */
  private void begin(Wanted wanted) {
    Optional<Told.Reason> silence = silence(wanted);
    if (silence.isPresent()) {
      how.put(wanted, new Told.How.InCheckOnly(silence.get()));
    } else {
      how.put(wanted, new Told.How.Commented());
      count(wanted);
      posts.add(new Plan.Post(wanted, rendering.fresh(wanted), null));
    }
  }

  private Optional<Told.Reason> silence(Wanted wanted) {
    if (!situation.mayPost()) {
      return Optional.of(Told.Reason.DRAFT);
    }
    if (!hasPlace(wanted)) {
      return Optional.of(Told.Reason.NO_LINE);
    }
    if (wanted.isNote() && !wanted.isOnAddedLine()) {
      return Optional.of(Told.Reason.NOTE_ELSEWHERE);
    }
    if (wanted.isNote() && notes >= MOST_NOTES) {
      return Optional.of(Told.Reason.MANY_NOTES);
    }
    return comments >= MOST_COMMENTS ? Optional.of(Told.Reason.MANY) : Optional.empty();
  }

  /** A comment whose finding is not among those to be told. */
  private void leave(Posted posted) {
    if (isTwice(posted)) {
      if (!posted.hasReplies()) {
        deletions.add(posted.comment());
      }
      return;
    }
    situation
        .ignores()
        .of(posted.marker())
        .<Retired.Why>map(Retired.Why.IgnoredHere::new)
        .or(() -> situation.whereabouts().apply(posted.marker()))
        .ifPresent(why -> retire(posted, why));
  }

  /** Whether another thread is about the same finding, as after a run that died in the middle. */
  private boolean isTwice(Posted posted) {
    String fingerprint = posted.marker().fingerprint();
    return situation.wanted().stream()
        .flatMap(wanted -> pairing.thread(wanted).stream())
        .anyMatch(other -> other.marker().fingerprint().equals(fingerprint));
  }

  private void retire(Posted posted, Retired.Why why) {
    if (posted.marker().state() != Marker.State.OPEN) {
      return; // said already
    }
    retired.add(new Retired(posted, why));
    if (posted.hasReplies()) {
      edits.add(new Plan.Edit(posted, rendering.closing(posted, why), true));
    } else {
      deletions.add(posted.comment());
    }
  }
}
