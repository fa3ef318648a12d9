package dev.loopwarden.ingest;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.Subject;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mark on each of our check runs: the key of its subject, as its external id. */
final class CheckMark {
  private static final Pattern PULL_REQUEST = Pattern.compile("pull/(\\d{1,18})/(\\d{1,9})");
  private static final Pattern MERGE_GROUP = Pattern.compile("merge/(\\d{1,18})/([0-9a-f]{40,64})");

  private CheckMark() {}

  /** The subject of a check run of ours in this repository; null when its mark names none. */
  static @Nullable Subject read(Payload.CheckRun run, RepositoryRef repository) {
    String mark = Objects.requireNonNullElse(run.externalId(), "");
    Matcher pull = PULL_REQUEST.matcher(mark);
    if (pull.matches() && Long.parseLong(pull.group(1)) == repository.id()) {
      int number = Integer.parseInt(pull.group(2));
      return new Subject.PullRequest(new PullRequestRef(repository, number));
    }
    Matcher group = MERGE_GROUP.matcher(mark);
    if (group.matches() && Long.parseLong(group.group(1)) == repository.id()) {
      String branch = run.checkSuite() == null ? null : run.checkSuite().headBranch();
      return new Subject.MergeGroup(
          repository, group.group(2), Objects.requireNonNullElse(branch, ""));
    }
    return null;
  }
}
