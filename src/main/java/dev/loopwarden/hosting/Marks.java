package dev.loopwarden.hosting;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a pull request or a merge group is named where only numbers may count, for names change: the
 * external id of our check runs, and the key of the jobs.
 */
public final class Marks {
  private static final Pattern PULL_REQUEST = Pattern.compile("pull/(\\d{1,18})/(\\d{1,9})");
  private static final Pattern MERGE_GROUP = Pattern.compile("merge/(\\d{1,18})/([0-9a-f]{40,64})");

  private Marks() {}

  /** The mark of a pull request. */
  public static String of(PullRequestRef pullRequest) {
    return "pull/" + pullRequest.repository().id() + "/" + pullRequest.number();
  }

  /** The mark of the group of pull requests that a merge queue built at this commit. */
  public static String ofGroup(RepositoryRef repository, String headSha) {
    return "merge/" + repository.id() + "/" + headSha;
  }

  /** The number of the pull request that a mark names, if it names one of this repository. */
  public static OptionalInt pullRequest(String mark, RepositoryRef repository) {
    Matcher read = PULL_REQUEST.matcher(mark);
    return read.matches() && isOf(read, repository)
        ? OptionalInt.of(Integer.parseInt(read.group(2)))
        : OptionalInt.empty();
  }

  /** The commit of the merge group that a mark names, if it names one of this repository. */
  public static Optional<String> group(String mark, RepositoryRef repository) {
    Matcher read = MERGE_GROUP.matcher(mark);
    return read.matches() && isOf(read, repository) ? Optional.of(read.group(2)) : Optional.empty();
  }

  private static boolean isOf(Matcher read, RepositoryRef repository) {
    return Long.parseLong(read.group(1)) == repository.id();
  }
}
