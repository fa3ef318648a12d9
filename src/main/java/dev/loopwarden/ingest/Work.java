package dev.loopwarden.ingest;

import dev.loopwarden.jobs.Subject;
import dev.loopwarden.pullrequest.Instruction;

/** What a delivery asks for. */
public sealed interface Work {

  /** The subject whose job has to run. */
  Subject subject();

  /** Look at the newest state of the subject. */
  record Look(Subject subject) implements Work {}

  /** Do what a person asked for, then look. */
  record Instruct(Subject.PullRequest subject, Instruction instruction) implements Work {}
}
