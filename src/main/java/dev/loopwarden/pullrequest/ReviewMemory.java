package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.PullRequestRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of pull requests between reviews. Thread-safe. */
public interface ReviewMemory {

  /**
   * The last review of a head.
   *
   * @param headSha the head it is about
   * @param mergeBase what it was compared with
   * @param check the number of its check run; 0 when there is none
   * @param result how it ended; null while it runs
   * @param title the check's title
   * @param configuration what else the result depends on, as a hash: policy, program, knowledge
   * @param at when
   */
  record Remembered(
      String headSha,
      String mergeBase,
      long check,
      CheckConclusion.@Nullable Result result,
      String title,
      String configuration,
      Instant at) {}

  /** Something a person asked for and that is still to be done. */
  record Pending(long id, Instruction instruction) {}

  /**
   * Something that people said not to report in a pull request.
   *
   * @param what a finding, by its fingerprint, or {@code rule:ID} for a whole rule
   * @param author who said it
   * @param reason why; may be empty; hostile text
   */
  record Ignored(String what, String author, String reason) {}

  /** The last review. */
  Optional<Remembered> last(PullRequestRef pullRequest);

  /** Remembers a review in the place of the last one. */
  void remember(PullRequestRef pullRequest, Remembered review);

  /** What people asked for and what is still to be done, oldest first. */
  List<Pending> pending(PullRequestRef pullRequest);

  /** The review that people asked for is done: it is {@link Instruction.Verb#REVIEWED} now. */
  void markReviewed(long pending);

  /** Something that people asked for is dealt with. */
  void settle(long pending);

  /** What people said to ignore, oldest first. */
  List<Ignored> ignored(PullRequestRef pullRequest);

  /** Remembers that a person said to ignore something; the last one to say so counts. */
  void ignore(PullRequestRef pullRequest, Ignored ignored);

  /** Forgets that somebody said to ignore something. */
  void unignore(PullRequestRef pullRequest, String what);

  /** Whether reviews are paused. */
  boolean isPaused(PullRequestRef pullRequest);

  /** Pauses or resumes reviews. */
  void setPaused(PullRequestRef pullRequest, boolean paused);

  /** Text of the last valid settings of a repository at a branch, if there were any. */
  Optional<String> lastGoodSettings(long repository, String branch);

  /** Remembers valid settings; an empty text stands for none. */
  void rememberSettings(long installation, long repository, String branch, String text);
}
