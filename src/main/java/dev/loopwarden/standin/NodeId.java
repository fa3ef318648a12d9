package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The names that GraphQL has for things; REST shows them, too. */
final class NodeId {
  static final String THREAD = "PRRT";
  static final String REVIEW_COMMENT = "PRRC";
  static final String REMARK = "IC";
  static final String REVIEW = "PRR";
  static final String PULL = "PR";
  static final String REPO = "R";

  private NodeId() {}

  static String of(String kind, long id) {
    byte[] text = ("standin:" + id).getBytes(StandardCharsets.US_ASCII);
    return kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  static String of(Account account) {
    return of(
        switch (account.type()) {
          case USER -> "U";
          case ORGANIZATION -> "O";
          case BOT -> "BOT";
        },
        account.id());
  }

  /** Names something by its id in git. */
  static String ofObject(String kind, Repo repo, String id) {
    return of(kind, repo.id) + "_" + id;
  }
}
