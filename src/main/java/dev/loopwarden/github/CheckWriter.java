package dev.loopwarden.github;

import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.pullrequest.CheckConclusion;
import dev.loopwarden.pullrequest.CheckStart;
import dev.loopwarden.pullrequest.CommitStatus;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRun.AnnotationLevel;
import org.kohsuke.github.GHCheckRun.Conclusion;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHRepository;

/** Writes check runs and commit statuses. */
final class CheckWriter {
  private static final int ANNOTATIONS_A_CALL = 50;

  /** Each batch is a write, and writes have a pace: with more, a check run would never end. */
  private static final int MOST_ANNOTATIONS = 150;

  private final GHRepository repository;
  private final long app;
  private final InstantSource clock;

  /** For the App with this number. */
  CheckWriter(GHRepository repository, long app, InstantSource clock) {
    this.repository = repository;
    this.app = app;
    this.clock = clock;
  }

  long start(CheckStart start) {
    return Hub.ask(
        () ->
            repository
                .createCheckRun(start.name(), start.headSha())
                .withExternalID(start.externalId())
                .withStatus(GHCheckRun.Status.IN_PROGRESS)
                .withStartedAt(Date.from(clock.instant()))
                .create()
                .getId());
  }

  Optional<Long> find(String headSha, String name) {
    Map<String, Object> wanted = Map.of("check_name", name, "app_id", app, "filter", "latest");
    return Hub.ask(
        () ->
            StreamSupport.stream(repository.getCheckRuns(headSha, wanted).spliterator(), false)
                .filter(run -> run.getName().equals(name))
                .filter(run -> run.getApp() == null || run.getApp().getId() == app)
                .map(GHCheckRun::getId)
                .max(Comparator.naturalOrder()));
  }

  /**
   * Sends all annotations but the last batch first: a run that looks complete is complete, even if
   * we die on the way.
   */
  void conclude(long check, CheckConclusion conclusion) {
    List<CheckConclusion.Annotation> all = conclusion.annotations();
    List<CheckConclusion.Annotation> left = all.subList(0, Math.min(all.size(), MOST_ANNOTATIONS));
    while (left.size() > ANNOTATIONS_A_CALL) {
      GHCheckRunBuilder.Output output = output(conclusion, left.subList(0, ANNOTATIONS_A_CALL));
      Hub.ask(
          () ->
              repository
                  .updateCheckRun(check)
                  .withStatus(GHCheckRun.Status.IN_PROGRESS)
                  .add(output)
                  .create());
      left = left.subList(ANNOTATIONS_A_CALL, left.size());
    }
    GHCheckRunBuilder last =
        repository
            .updateCheckRun(check)
            .withStatus(GHCheckRun.Status.COMPLETED)
            .withConclusion(Conclusion.valueOf(conclusion.result().name()))
            .withCompletedAt(Date.from(clock.instant()))
            .add(output(conclusion, left));
    Hub.ask(last::create);
  }

  void status(String sha, CommitStatus status) {
    Hub.ask(
        () ->
            repository.createCommitStatus(
                sha,
                GHCommitState.valueOf(status.state().name()),
                "",
                Texts.cut(status.description(), Texts.STATUS),
                status.context()));
  }

  private static GHCheckRunBuilder.Output output(
      CheckConclusion conclusion, List<CheckConclusion.Annotation> annotations) {
    GHCheckRunBuilder.Output output =
        new GHCheckRunBuilder.Output(
            Texts.cut(conclusion.title(), Texts.ANNOTATION_TITLE),
            Texts.markdown(summary(conclusion), Texts.SUMMARY));
    annotations.forEach(annotation -> output.add(annotation(annotation)));
    return output;
  }

  private static String summary(CheckConclusion conclusion) {
    int count = conclusion.annotations().size();
    String more = "\n\nOnly the first %d of %d annotations are in the diff.";
    return conclusion.summary()
        + (count > MOST_ANNOTATIONS ? more.formatted(MOST_ANNOTATIONS, count) : "");
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
