package dev.loopwarden.github;

import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.CheckStart;
import dev.loopwarden.pullrequest.CommitStatus;
import dev.loopwarden.pullrequest.HostedRepository.Attempted;
import java.util.Comparator;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRun.Conclusion;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHRepository;
import tools.jackson.databind.JsonNode;

/** Writes check runs and commit statuses. */
final class CheckWriter {
  private final Session session;
  private final String path;
  private final GHRepository repository;
  private final long app;

  /**
   * Check runs in one repository.
   *
   * @param session for what hub4j lacks
   * @param path of the repository in the API
   * @param app the number of the App
   */
  CheckWriter(Session session, String path, GHRepository repository, long app) {
    this.session = session;
    this.path = path;
    this.repository = repository;
    this.app = app;
  }

  long start(CheckStart start) {
    return Hub.ask(
        () ->
            repository
                .createCheckRun(start.name(), start.headSha())
                .withExternalID(start.externalId())
                .withStatus(GHCheckRun.Status.IN_PROGRESS)
                .withStartedAt(Date.from(session.now()))
                .create()
                .getId());
  }

  Optional<Long> find(String headSha, String name) {
    return find(headSha, name, _ -> true);
  }

  Optional<Long> findBegun(CheckStart start) {
    return find(
        start.headSha(),
        start.name(),
        run ->
            run.getStatus() == GHCheckRun.Status.IN_PROGRESS
                && start.externalId().equals(run.getExternalId()));
  }

  private Optional<Long> find(String headSha, String name, Predicate<GHCheckRun> isWanted) {
    Map<String, Object> wanted = Map.of("check_name", name, "app_id", app, "filter", "latest");
    return Hub.ask(
        () ->
            StreamSupport.stream(repository.getCheckRuns(headSha, wanted).spliterator(), false)
                .filter(run -> run.getName().equals(name))
                .filter(run -> run.getApp() == null || run.getApp().getId() == app)
                .filter(isWanted)
                .map(GHCheckRun::getId)
                .max(Comparator.naturalOrder()));
  }

  /** Without annotations, a second attempt replaces all that the first may have left. */
  Attempted attempted(long check, CheckConclusion conclusion) {
    JsonNode run = session.get(path + "/check-runs/" + check);
    JsonNode output = run.path("output");
    int annotations = output.path("annotations_count").asInt(0);
    if (!run.path("status").asString("").equals("completed") || annotations == 0) {
      return Attempted.NOTHING;
    }
    String result = conclusion.result().name().toLowerCase(Locale.ROOT);
    boolean same =
        run.path("conclusion").asString("").equals(result)
            && output.path("title").asString("").equals(title(conclusion))
            && annotations == conclusion.annotations().size();
    return same ? Attempted.THE_SAME : Attempted.OTHER;
  }

  /** In one call: GitHub adds annotations to those it has, and so would repeat a repeated part. */
  void conclude(long check, CheckConclusion conclusion) {
    GHCheckRunBuilder run =
        repository
            .updateCheckRun(check)
            .withStatus(GHCheckRun.Status.COMPLETED)
            .withConclusion(Conclusion.valueOf(conclusion.result().name()))
            .withCompletedAt(Date.from(session.now()))
            .add(output(conclusion));
    Hub.ask(run::create);
  }

  void status(String sha, CommitStatus status) {
    Hub.ask(
        () ->
            repository.createCommitStatus(
                sha,
                GHCommitState.valueOf(status.state().name()),
                null, // no address is none; an empty one would be one
                Texts.cut(status.description(), Texts.STATUS),
                status.context()));
  }

  private static GHCheckRunBuilder.Output output(CheckConclusion conclusion) {
    GHCheckRunBuilder.Output output =
        new GHCheckRunBuilder.Output(
            title(conclusion), Texts.markdown(conclusion.summary(), Texts.SUMMARY));
    conclusion.annotations().forEach(annotation -> output.add(annotation(annotation)));
    return output;
  }

  private static String title(CheckConclusion conclusion) {
    return Texts.cut(conclusion.title(), Texts.ANNOTATION_TITLE);
  }

  private static GHCheckRunBuilder.Annotation annotation(CheckConclusion.Annotation annotation) {
    return new GHCheckRunBuilder.Annotation(
            annotation.path(),
            annotation.firstLine(),
            annotation.lastLine(),
            level(annotation.severity()),
            Texts.cut(annotation.message(), Texts.MESSAGE))
        .withTitle(Texts.cut(annotation.title(), Texts.ANNOTATION_TITLE));
  }

  private static AnnotationLevel level(Severity severity) {
    return switch (severity) {
      case NOTE -> AnnotationLevel.NOTICE;
      case WARNING -> AnnotationLevel.WARNING;
      case ERROR -> AnnotationLevel.FAILURE;
    };
  }
}
