package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.HostedRepository.Reaction;
import dev.loopwarden.pullrequest.Instruction;
import java.util.Map;

/** Edits, deletes and answers comments by their number, for which hub4j would read them first. */
final class CommentWriter {
  private final Session session;
  private final String repository;

  /**
   * Comments in one repository.
   *
   * @param repository its path in the API
   */
  CommentWriter(Session session, String repository) {
    this.session = session;
    this.repository = repository;
  }

  void edit(long comment, String body) {
    session.change("PATCH", repository + "/pulls/comments/" + comment, body(body));
  }

  void delete(long comment) {
    try {
      session.change("DELETE", repository + "/pulls/comments/" + comment, null);
    } catch (HostException.Gone _) {
      // Somebody was faster.
    }
  }

  /**
   * Answers in a thread. GitHub's own papers disagree whether an App may use the way for replies;
   * the other way works, too.
   */
  void reply(int number, long comment, String body) {
    String comments = repository + "/pulls/" + number + "/comments";
    try {
      session.change("POST", comments + "/" + comment + "/replies", body(body));
    } catch (HostException.Gone | HostException.Refused _) {
      session.change(
          "POST",
          comments,
          Map.of("body", Texts.markdown(body, Texts.COMMENT), "in_reply_to", comment));
    }
  }

  void react(Instruction.Origin origin, Reaction reaction) {
    String place =
        switch (origin.place()) {
          case CONVERSATION -> "/issues/comments/";
          case THREAD -> "/pulls/comments/";
          case BUTTON -> null;
        };
    if (place == null) {
      return;
    }
    String content =
        switch (reaction) {
          case DONE -> "+1";
          case REFUSED -> "confused";
        };
    try {
      session.change(
          "POST", repository + place + origin.comment() + "/reactions", Map.of("content", content));
    } catch (HostException.Gone _) {
      // The comment was deleted meanwhile.
    }
  }

  private static Map<String, String> body(String text) {
    return Map.of("body", Texts.markdown(text, Texts.COMMENT));
  }
}
