package dev.loopwarden.store;

import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A subject as columns. */
record SubjectRow(
    String key,
    String kind,
    long installation,
    long repository,
    String owner,
    String name,
    int number,
    String headSha,
    String headRef) {

  static SubjectRow of(Subject subject) {
    return switch (subject) {
      case Subject.PullRequest(PullRequestRef ref) ->
          row(subject, "pull", ref.repository(), ref.number(), "", "");
      case Subject.MergeGroup(RepositoryRef repository, String headSha, String headRef) ->
          row(subject, "merge", repository, 0, headSha, headRef);
      case Subject.DeletedInstallation(long installation) ->
          row(subject, "installation", new RepositoryRef(installation, 0, "", ""), 0, "", "");
      case Subject.RemovedRepository(long installation, long repository) ->
          row(
              subject,
              "repository",
              new RepositoryRef(installation, repository, "", ""),
              0,
              "",
              "");
    };
  }

  private static SubjectRow row(
      Subject subject, String kind, RepositoryRef in, int number, String sha, String ref) {
    return new SubjectRow(
        Text.of(subject.key()),
        kind,
        in.installation(),
        in.id(),
        Text.of(in.owner()),
        Text.of(in.name()),
        number,
        Text.of(sha),
        Text.of(ref));
  }

  static Subject read(ResultSet row, int ignoredNumber) throws SQLException {
    RepositoryRef repository =
        new RepositoryRef(
            row.getLong("installation"),
            row.getLong("repository"),
            row.getString("owner"),
            row.getString("name"));
    String kind = row.getString("kind");
    return switch (kind) {
      case "pull" -> new Subject.PullRequest(new PullRequestRef(repository, row.getInt("number")));
      case "merge" ->
          new Subject.MergeGroup(repository, row.getString("head_sha"), row.getString("head_ref"));
      case "installation" -> new Subject.DeletedInstallation(repository.installation());
      case "repository" ->
          new Subject.RemovedRepository(repository.installation(), repository.id());
      default -> throw new IllegalStateException("a subject of the unknown kind " + kind);
    };
  }
}
