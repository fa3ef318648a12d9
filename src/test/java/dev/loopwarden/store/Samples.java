package dev.loopwarden.store;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.Meaning;
import dev.loopwarden.ingest.Work;
import dev.loopwarden.jobs.JobStates;
import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Instruction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Deliveries and what they are about. */
public final class Samples {

  /** When everything happens. */
  public static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private Samples() {}

  /** A pull request of a repository of the same number as its installation. */
  public static Subject.PullRequest pull(long installation, int number) {
    RepositoryRef repository =
        new RepositoryRef(installation, installation, "octo", "parcels" + installation);
    return new Subject.PullRequest(new PullRequestRef(repository, number));
  }

  /** A delivery at noon. */
  public static Delivery delivery(String guid) {
    return new Delivery(guid, "pull_request", "opened", 1, NOON);
  }

  /** Look at these. */
  public static Meaning look(Subject... subjects) {
    return new Meaning.Asks(
        Arrays.stream(subjects).map(subject -> (Work) new Work.Look(subject)).toList());
  }

  /** As db-scheduler picks an execution for a worker. */
  static void pick(Database database, JobStates.Run run) {
    database
        .writes()
        .sql("update scheduled_tasks set picked = true, picked_by = :by where task_instance = :key")
        .param("by", run.worker())
        .param("key", run.key())
        .update();
  }

  static Meaning instruct(Subject.PullRequest subject, Instruction instruction) {
    return new Meaning.Asks(List.of(new Work.Instruct(subject, instruction)));
  }

  static Instruction instruction(Instruction.Verb verb, String reason) {
    return new Instruction(
        verb, "", reason, "ada", new Instruction.Origin(Instruction.Place.THREAD, 12, 11));
  }
}
