package dev.loopwarden.jobs;

import dev.loopwarden.hosting.LogKeys;
import dev.loopwarden.jobs.JobStates.Beginning;
import dev.loopwarden.jobs.JobStates.Candidate;
import dev.loopwarden.jobs.JobStates.Ended;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Works off executions that db-scheduler has picked for this process. Thread-safe. */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** What is put off comes back by itself after this, should nobody bring it forward. */
  private static final Duration PUT_OFF = Duration.ofSeconds(5);

  /** Others may name a time that makes no sense; no limit of a host lasts longer. */
  private static final Duration LONGEST_NAMED = Duration.ofHours(6);

  /** Hosts may ban who goes on and on against their limits. */
  private static final Duration LONGEST_LIMITED = Duration.ofDays(1);

  /** How long a run may have to wait for others to end before it may begin. */
  private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

  /** A call that was under way when a run was cut off has arrived, or never does. */
  private static final Duration LAST_CALL = Duration.ofSeconds(15);

  private static final int LONGEST_REASON = 500;

  /** So often something that is not there is looked for. */
  private static final int LOOKS = 4;

  private final String name;
  private final JobStates states;
  private final JobHandler handler;
  private final Bell bell;
  private final JobSettings settings;
  private final InstantSource clock;
  private final Supplier<String> ids;

  private final Parking parking;
  private final Shares shares = new Shares();
  private final Semaphore turns;
  private final Running running = new Running();
  private final Map<Run, Ending> unwritten = new ConcurrentHashMap<>();

  /**
   * A worker.
   *
   * @param ids names for the process and its runs, each new
   */
  Worker(
      JobStates states,
      JobHandler handler,
      Bell bell,
      JobSettings settings,
      InstantSource clock,
      Supplier<String> ids) {
    this.name = ids.get();
    this.states = states;
    this.handler = handler;
    this.bell = bell;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.parking = new Parking(states, handler, settings, clock);
    this.turns = new Semaphore(settings.workers(), true); // in turn, or a suspect waits for ever
  }

  String name() {
    return name;
  }

  /** Deals with a picked execution, so that it is not picked any more. */
  void execute(String key) {
    Run run = new Run(key, ids.get(), name);
    if (!running.enter(run)) {
      states.release(run, clock.instant());
      return;
    }
    try {
      Optional<Candidate> job = states.find(key);
      if (job.isEmpty()) {
        states.begin(run, settings.deaths()); // removes what nobody wants any more
      } else if (take(job.get().installation())) {
        workOnShare(run, job.get());
      } else {
        putOff(run, job.get().installation());
      }
    } finally {
      running.leave(run);
    }
  }

  private boolean take(long installation) {
    return shares.take(installation, settings.share())
        || shares.take(installation, most(installation));
  }

  private int most(long installation) {
    boolean alone = shares.isAlone(installation) && !states.othersWait(installation);
    return alone ? settings.shareOfOne() : settings.share();
  }

  private void workOnShare(Run run, Candidate job) {
    String installation = Long.toString(job.installation());
    try (var _ = MDC.putCloseable(LogKeys.JOB, run.key());
        var _ = MDC.putCloseable(LogKeys.INSTALLATION, installation)) {
      workInTurn(run, job.suspect() ? settings.workers() : 1);
    } finally {
      shares.giveBack(job.installation());
      bringForward(job.installation());
    }
  }

  /** A suspect has the process for itself: so that it takes nobody along if it dies again. */
  private void workInTurn(Run run, int places) {
    if (!isTurn(places)) {
      states.release(run, clock.instant().plus(PUT_OFF));
      return;
    }
    try {
      work(run);
    } finally {
      turns.release(places);
    }
  }

  /** False when a run before hangs, or the process stops. */
  private boolean isTurn(int places) {
    try {
      return turns.tryAcquire(places, LONGEST_TURN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      return false; // nobody needs to know: the thread only has to give the job back
    }
  }

  private void work(Run run) {
    if (running.isClosed()) {
      states.release(run, clock.instant()); // it waited for its turn until the process stopped
      return;
    }
    switch (states.begin(run, settings.deaths())) {
      case Beginning.Idle() -> {}
      case Beginning.Deadly(Subject subject, String reason) -> parking.park(subject, reason);
      case Beginning.Begun begun -> {
        Ending ending = attempt(run, begun);
        Ended ended =
            write(run, running.isOver() ? new Ending.HandedBack(clock.instant()) : ending);
        if (ended == Ended.DUE) {
          bell.ring();
        } else if (ended == Ended.PARKED && ending instanceof Ending.Hopeless(_, String reason)) {
          parking.park(begun.subject(), reason);
        }
      }
    }
  }

  /** The job boundary: whatever goes wrong in a job is an outcome of the job. */
  private Ending attempt(Run run, Beginning.Begun begun) {
    try {
      JobOutcome outcome = handler.run(begun.subject(), () -> isHeld(run));
      return switch (outcome) {
        case JobOutcome.Done() -> new Ending.Done(begun.generation());
        case JobOutcome.GiveUp(String reason) -> new Ending.Hopeless(begun.generation(), reason);
        case JobOutcome.Absent(String what) ->
            begun.attempt() < LOOKS
                ? failed(begun, LOOKS, what)
                : new Ending.Done(begun.generation());
        case JobOutcome.Retry(String reason, Instant at) when at != null ->
            new Ending.Deferred(reason, named(at));
        case JobOutcome.Limited(String reason, Instant at) ->
            isLimitedForLong(begun)
                ? new Ending.Hopeless(begun.generation(), reason)
                : new Ending.Limited(reason, named(at));
        case JobOutcome.Retry(String reason, _) -> failed(begun, settings.setbacks(), reason);
      };
    } catch (Throwable broken) {
      LOG.warn("Attempt {} broke", begun.attempt(), broken);
      return failed(begun, settings.failures(), brief(broken));
    }
  }

  private static String brief(Throwable broken) {
    String text = broken.getClass().getSimpleName() + ": " + broken.getMessage();
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }

  private Instant named(Instant at) {
    Instant latest = clock.instant().plus(LONGEST_NAMED);
    return at.isBefore(latest) ? at : latest;
  }

  private boolean isLimitedForLong(Beginning.Begun begun) {
    Instant since = begun.limitedSince();
    return since != null && !since.plus(LONGEST_LIMITED).isAfter(clock.instant());
  }

  private Ending failed(Beginning.Begun begun, int most, String reason) {
    int attempt = begun.attempt();
    if (attempt >= most) {
      return new Ending.Hopeless(
          begun.generation(), "failed " + attempt + " times, at last: " + reason);
    }
    Instant at = clock.instant().plus(settings.pauseAfter(attempt));
    return new Ending.Failed(begun.generation(), reason, at);
  }

  /** An ending that cannot be written now is no death: it is written by the next sweep. */
  private Ended write(Run run, Ending ending) {
    try {
      return states.end(run, ending);
    } catch (RuntimeException e) {
      LOG.error("The end of a run cannot be written now", e);
      unwritten.put(run, ending);
      return Ended.RECORDED;
    }
  }

  private boolean isHeld(Run run) {
    return !running.isOver() && states.holds(run, clock.instant().minus(settings.deadAfter()));
  }

  private void putOff(Run run, long installation) {
    Instant until = clock.instant().plus(PUT_OFF);
    states.release(run, until);
    states.hold(installation, until);
    bringForward(installation); // a worker may have become free in between
  }

  private void bringForward(long installation) {
    int room = shares.room(installation, most(installation));
    if (room > 0 && states.bringForward(installation, room)) {
      bell.ring();
    }
  }

  /** Repairs what crashes and lost connections leave behind. */
  void sweep() {
    writeUnwritten();
    int repaired = states.repair();
    if (repaired > 0) {
      LOG.warn("{} jobs were wanted but not scheduled", repaired);
      bell.ring();
    }
    parking.tellLate();
  }

  private void writeUnwritten() {
    Map.copyOf(unwritten)
        .forEach(
            (run, ending) -> {
              unwritten.remove(run);
              var _ = write(run, ending);
            });
  }

  /** Takes nothing new on; waits for what runs, then hands back what still does. */
  void finish(Duration grace) throws InterruptedException {
    running.close();
    if (!running.awaitNone(grace)) {
      running.over().forEach(this::handBack);
    }
    writeUnwritten();
  }

  /** A run that has not begun yet has lost nothing by being given back at once. */
  private void handBack(Run run) {
    LOG.warn("Handing back {}, which did not end in time", run.key());
    Instant now = clock.instant();
    Ended ended = write(run, new Ending.HandedBack(now.plus(LAST_CALL)));
    if (ended == Ended.LOST) {
      states.release(run, now);
    }
  }
}
