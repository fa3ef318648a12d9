package dev.loopwarden.ingest;

import dev.loopwarden.hosting.Marks;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.Subject;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What our check runs are about, as their marks say. */
final class CheckMark {
  private CheckMark() {}

  /** The subject of a check run of ours in this repository; null when its mark names none. */
  static @Nullable Subject read(Payload.CheckRun run, RepositoryRef repository) {
    String mark = Objects.requireNonNullElse(run.externalId(), "");
    OptionalInt number = Marks.pullRequest(mark, repository);
    if (number.isPresent()) {
      return new Subject.PullRequest(new PullRequestRef(repository, number.getAsInt()));
    }
    String branch = run.checkSuite() == null ? null : run.checkSuite().headBranch();
    return Marks.group(mark, repository)
        .map(sha -> new Subject.MergeGroup(repository, sha, Objects.requireNonNullElse(branch, "")))
        .orElse(null);
  }
}
