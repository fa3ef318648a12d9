package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.HostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One repository on its host, as one job sees it. Reads are sent at most once per job where they
 * cannot change. Every method throws a {@link HostException} when the host does not answer as
 * hoped; no method sleeps because of a limit. Not thread-safe, except for what {@link #change}
 * returns.
 */
public interface HostedRepository {

  /** A pull request as it is now; always asks the host. */
  PullRequest pullRequest(int number);

  /** What a pull request changes, against where it left the newest state of its base branch. */
  HostedChange change(PullRequest pullRequest);

  /** Those of some files, by path, that are there at a commit or branch; all at once. */
  Map<String, byte[]> files(String revision, List<String> paths);

  /** A pull request as it is now, and what was said on its lines; always asks the host. */
  Discussion discussion(int number);

  /**
   * Posts one review of kind COMMENT with comments on lines; one that the host finds in a wrong
   * place becomes a comment on its file. Returns those that the host refuses all the same, and will
   * refuse again; the others are posted.
   */
  List<DraftComment> postReview(int number, String headSha, List<DraftComment> comments);

  /** Posts a comment on a changed file as a whole. */
  void postFileComment(int number, String headSha, String path, String body);

  /** Replaces the text of one of our review comments. */
  void editComment(long comment, String body);

  /** Deletes one of our review comments; one that is gone already is fine. */
  void deleteComment(long comment);

  /** Answers in the thread that a review comment began. */
  void reply(int number, long comment, String body);

  /** Marks a thread as resolved; false when the App may not. */
  boolean resolve(String thread);

  /** Puts a reaction on a comment. */
  void react(Instruction.Origin origin, Reaction reaction);

  /** What a person may do in the repository; asked of the host each time. */
  Access access(String login);

  /** Begins a check run, in progress; returns its number. */
  long startCheck(CheckStart start);

  /** The check run that was begun so and is still in progress, if the host has one. */
  Optional<Long> findBegun(CheckStart start);

  /** The newest check run of ours with this name on a commit. */
  Optional<Long> findCheck(String headSha, String name);

  /** What became of an attempt to conclude a check run that brought no answer. */
  Attempted attempted(long check, CheckConclusion conclusion);

  /**
   * Concludes a check run. One that is concluded already gets the annotations beside those it has.
   */
  void concludeCheck(long check, CheckConclusion conclusion);

  /** Sets a commit status. */
  void setStatus(String sha, CommitStatus status);

  /** What this job has cost so far. */
  ApiUsage usage();

  /**
   * What was said on the lines of a pull request.
   *
   * @param pullRequest the pull request, read in the same moment
   * @param threads all threads of review comments, oldest first
   */
  record Discussion(PullRequest pullRequest, List<ReviewThread> threads) {
    public Discussion {
      threads = List.copyOf(threads);
    }
  }

  /** What a person may do. */
  enum Access {
    NONE,
    READ,
    WRITE,
    ADMIN
  }

  /** What the host made of an attempt to conclude a check run. */
  enum Attempted {
    /** Nothing, or nothing that the next attempt does not replace. */
    NOTHING,
    /** What the next attempt would make. */
    THE_SAME,
    /** Something else, with annotations that stay. */
    OTHER
  }

  /** How we answer commands. */
  enum Reaction {
    /** Done: a thumb up. */
    DONE,
    /** Not for you, or not understood: a confused face. */
    REFUSED
  }

  /**
   * Calls made.
   *
   * @param rest REST calls, pages counted each; answers from the ETag cache count, too
   * @param graphql GraphQL calls
   * @param roundTrips calls that had to wait for one before; parallel ones count once
   * @param remaining what the primary limit leaves; -1 when the host did not say
   */
  record ApiUsage(int rest, int graphql, int roundTrips, int remaining) {
    /** All calls. */
    public int calls() {
      return rest + graphql;
    }
  }
}
