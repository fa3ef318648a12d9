package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.DraftComment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewBuilder;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts reviews. */
final class ReviewWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewWriter.class);

  private static final int UNPROCESSABLE = 422;

  /** What GitHub says of a comment that stands nowhere. */
  private static final Pattern ABOUT_A_PLACE =
      Pattern.compile("(?i)\\b(lines?|hunk|path|position|diff|thread)\\b");

  private final Session session;
  private final String comments;

  /**
   * Reviews in one repository.
   *
   * @param session for what hub4j lacks
   * @param pull path of the pull request
   */
  ReviewWriter(Session session, String pull) {
    this.session = session;
    this.comments = pull + "/comments";
  }

  /**
   * Posts one review; returns what GitHub refuses in any place. One comment in a wrong place makes
   * GitHub refuse all of them, without saying which: then halves are tried, down to the wrong one,
   * which becomes a comment on its file.
   */
  List<DraftComment> post(GHPullRequest pull, String headSha, List<DraftComment> drafts) {
    try {
      create(pull, headSha, drafts);
      return List.of();
    } catch (HostException.Refused e) {
      LOG.warn("a review of {} comments was refused: {}", drafts.size(), e.getMessage());
      if (e.status() != UNPROCESSABLE || !isAboutAPlace(e)) {
        return drafts;
      }
    }
    if (drafts.size() == 1) {
      session.listener().misplaced();
      return postOnFile(headSha, drafts.getFirst());
    }
    int half = drafts.size() / 2;
    List<DraftComment> refused = new ArrayList<>(post(pull, headSha, drafts.subList(0, half)));
    refused.addAll(post(pull, headSha, drafts.subList(half, drafts.size())));
    return refused;
  }

  private List<DraftComment> postOnFile(String headSha, DraftComment draft) {
    try {
      postOnFile(headSha, draft.path(), draft.body());
      return List.of();
    } catch (HostException.Refused e) {
      LOG.warn("a comment on a file was refused, too: {}", e.getMessage());
      return List.of(draft);
    }
  }

  /** Posts a comment on a file, for which hub4j knows no way. */
  void postOnFile(String headSha, String path, String body) {
    session.change(
        "POST",
        comments,
        Map.of(
            "body",
            Texts.markdown(body, Texts.COMMENT),
            "commit_id",
            headSha,
            "path",
            path,
            "subject_type",
            "file"));
  }

  private static boolean isAboutAPlace(HostException.Refused refused) {
    String message = refused.getMessage();
    return message != null && ABOUT_A_PLACE.matcher(message).find();
  }

  private static void create(GHPullRequest pull, String headSha, List<DraftComment> drafts) {
    GHPullRequestReviewBuilder review =
        pull.createReview().commitId(headSha).event(GHPullRequestReviewEvent.COMMENT).body("");
    for (DraftComment draft : drafts) {
      String text = Texts.markdown(draft.body(), Texts.COMMENT);
      if (draft.firstLine() == draft.lastLine()) {
        review.singleLineComment(text, draft.path(), draft.lastLine());
      } else {
        review.multiLineComment(text, draft.path(), draft.firstLine(), draft.lastLine());
      }
    }
    Hub.ask(review::create);
  }
}
