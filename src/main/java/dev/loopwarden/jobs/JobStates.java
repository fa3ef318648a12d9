package dev.loopwarden.jobs;

import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the queue keeps its state: the generations of each subject, and the executions that
 * db-scheduler picks from. Each method is one transaction that covers both. Thread-safe.
 */
public interface JobStates {

  /** The name of db-scheduler's task; its instances are keys of subjects. */
  String TASK = "subject";

  /**
   * The database with db-scheduler's table {@code scheduled_tasks}, times as epoch milliseconds.
   */
  DataSource dataSource();

  /**
   * One run of a job.
   *
   * @param key the subject
   * @param id of this run alone
   * @param worker the process, as db-scheduler names it
   */
  record Run(String key, String id, String worker) {}

  /** What there is to do for a run. */
  sealed interface Beginning {

    /**
     * Work, and from here on the run counts.
     *
     * @param subject with the newest names
     * @param generation what it has to catch up with
     * @param attempt how many runs have begun since one succeeded, this one included
     * @param limitedSince since when runs met a limit; null when the last one did not
     */
    record Begun(Subject subject, long generation, int attempt, @Nullable Instant limitedSince)
        implements Beginning {}

    /** No work: the job is done, parked or erased, or another process has it. */
    record Idle() implements Beginning {}

    /** No work, because too many runs died: the job is parked now. */
    record Deadly(Subject subject, String reason) implements Beginning {}
  }

  /** How a run ended. */
  sealed interface Ending {

    /** All up to this generation is dealt with. */
    record Done(long generation) implements Ending {}

    /**
     * Once more.
     *
     * @param generation what the run had to catch up with: a job raised since then does not wait
     * @param reason for operators
     * @param at not before this time
     */
    record Failed(long generation, String reason, Instant at) implements Ending {}

    /**
     * Once more, at a time that others named, however often it is raised; does not count as an
     * attempt.
     */
    record Deferred(String reason, Instant at) implements Ending {}

    /** The same, because of a limit: the next run learns since when there is one. */
    record Limited(String reason, Instant at) implements Ending {}

    /** Parked, unless it was raised since this generation. */
    record Hopeless(long generation, String reason) implements Ending {}

    /**
     * As if the run had never begun: any process may take the job.
     *
     * @param at not before this time: what the run said last may still be on its way
     */
    record HandedBack(Instant at) implements Ending {}
  }

  /** What an ending came to. */
  enum Ended {
    /** It is written down, and nothing is to be done now. */
    RECORDED,
    /** It is written down, and the job can run again at once. */
    DUE,
    /** It is written down, and the job is parked. */
    PARKED,
    /** The run had lost its right to the subject; nothing changed. */
    LOST
  }

  /**
   * What is to be known of a job before it runs.
   *
   * @param installation whose it is
   * @param suspect whether its process died the last time it ran
   */
  record Candidate(long installation, boolean suspect) {}

  /** The job of a subject, if there is such a subject. */
  Optional<Candidate> find(String key);

  /**
   * Begins a run whose execution its worker has picked, and counts it as a death until it ends.
   *
   * @param deaths how many runs may die
   */
  Beginning begin(Run run, int deaths);

  /** Ends a run: its execution is removed or scheduled anew. */
  Ended end(Run run, Ending ending);

  /** Whether a run still owns its subject, and its heart has beaten since a time. */
  boolean holds(Run run, Instant since);

  /** Gives a picked execution back that has not begun. */
  void release(Run run, Instant until);

  /** Whether jobs of other installations could run now. */
  boolean othersWait(long installation);

  /** Puts off due executions of an installation that has its share of the workers. */
  void hold(long installation, Instant until);

  /** Makes executions that were put off due again, those that wait longest; false for none. */
  boolean bringForward(long installation, int count);

  /** Schedules jobs that are wanted and not scheduled; returns how many. */
  int repair();

  /**
   * A job parked before a time of which nobody was told. Whoever asks has to tell: for others it is
   * none of these for some time.
   *
   * @param again when it is one of these again, should it not be told
   */
  Optional<JobBoard.Parked> untold(Instant before, Instant again);

  /** The world was told that a job is parked. */
  void told(String key);
}
