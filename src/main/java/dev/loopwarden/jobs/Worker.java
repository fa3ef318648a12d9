package dev.loopwarden.jobs;

import dev.loopwarden.hosting.LogKeys;
import dev.loopwarden.jobs.JobStates.Beginning;
import dev.loopwarden.jobs.JobStates.Ended;
import dev.loopwarden.jobs.JobStates.Ending;
import dev.loopwarden.jobs.JobStates.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Shares shares;
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
    this.shares = new Shares(settings.share());
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
      OptionalLong installation = states.installation(key);
      if (installation.isEmpty()) {
        states.begin(run, settings.deaths()); // removes what nobody wants any more
      } else if (shares.take(installation.getAsLong())) {
        workOnShare(run, installation.getAsLong());
      } else {
        putOff(run, installation.getAsLong());
      }
    } finally {
      running.leave(run);
    }
  }

  private void workOnShare(Run run, long installation) {
    try (var _ = MDC.putCloseable(LogKeys.JOB, run.key());
        var _ = MDC.putCloseable(LogKeys.INSTALLATION, Long.toString(installation))) {
      work(run);
    } finally {
      shares.giveBack(installation);
      bringForward(installation);
    }
  }

  private void work(Run run) {
    switch (states.begin(run, settings.deaths())) {
      case Beginning.Idle() -> {}
      case Beginning.Deadly(Subject subject, String reason) -> tell(subject, reason);
      case Beginning.Begun begun -> {
        Ending ending = attempt(run, begun);
        Ended ended = write(run, running.isOver() ? new Ending.HandedBack() : ending);
        if (ended == Ended.DUE) {
          bell.ring();
        } else if (ended == Ended.PARKED && ending instanceof Ending.Hopeless(_, String reason)) {
          tell(begun.subject(), reason);
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
            begun.attempt() < LOOKS ? failed(begun, what) : new Ending.Done(begun.generation());
        case JobOutcome.Retry(String reason, Instant at) when at != null ->
            new Ending.Deferred(reason, earlier(at, clock.instant().plus(LONGEST_NAMED)));
        case JobOutcome.Retry(String reason, _) -> failed(begun, reason);
      };
    } catch (Throwable broken) {
      LOG.warn("Attempt {} broke", begun.attempt(), broken);
      return failed(begun, brief(broken));
    }
  }

  private static String brief(Throwable broken) {
    String text = broken.getClass().getSimpleName() + ": " + broken.getMessage();
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Ending failed(Beginning.Begun begun, String reason) {
    int attempt = begun.attempt();
    if (attempt >= settings.failures()) {
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
    int room = shares.room(installation);
    if (room > 0 && states.bringForward(installation, room)) {
      bell.ring();
    }
  }

  private void tell(Subject subject, String reason) {
    LOG.atError()
        .addKeyValue(LogKeys.JOB, subject.key())
        .log("Parked until an operator or a new event asks again: {}", reason);
    try {
      handler.parked(subject, reason);
    } catch (RuntimeException e) {
      LOG.error("Nobody could be told that a job is parked", e);
    }
    states.told(subject.key());
  }

  /** Repairs what crashes and lost connections leave behind. */
  void sweep() {
    writeUnwritten();
    int repaired = states.repair();
    if (repaired > 0) {
      LOG.warn("{} jobs were wanted but not scheduled", repaired);
      bell.ring();
    }
    states
        .untold(clock.instant().minus(settings.deadAfter()))
        .forEach(parked -> tell(parked.subject(), parked.reason()));
  }

  private void writeUnwritten() {
    unwritten.forEach(
        (run, ending) -> {
          states.end(run, ending);
          unwritten.remove(run);
        });
  }

  /** Takes nothing new on; waits for what runs, then hands back what still does. */
  void finish(Duration grace) throws InterruptedException {
    running.close();
    if (!running.awaitNone(grace)) {
      for (Run run : running.over()) {
        LOG.warn("Handing back {}, which did not end in time", run.key());
        states.end(run, new Ending.HandedBack());
      }
    }
    writeUnwritten();
  }
}
