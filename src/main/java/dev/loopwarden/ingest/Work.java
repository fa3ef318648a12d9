package dev.loopwarden.ingest;

import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Instruction;

/** What a delivery asks for. */
public sealed interface Work {

  /** The subject whose job has to run. */
  Subject subject();

  /**
   * Look at the newest state of the subject.
   *
   * @param headSha of a pull request: the head that it had; empty where that is not known
   */
  record Look(Subject subject, String headSha) implements Work {
    public Look(Subject subject) {
      this(subject, "");
    }
  }

  /** Do what a person asked for, then look. */
  record Instruct(Subject.PullRequest subject, Instruction instruction) implements Work {}
}
