package dev.loopwarden.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GitHub's own list of deliveries to the App: {@code GET /app/hook/deliveries}. */
public interface DeliveryArchive {

  /**
   * One attempt to deliver.
   *
   * @param id GitHub's number of the attempt
   * @param guid the delivery's name
   * @param event such as {@code pull_request}
   * @param deliveredAt when GitHub sent it
   */
  record Attempt(long id, String guid, String event, Instant deliveredAt) {

    /** This attempt, for what was delivered first in an earlier one. */
    Attempt since(Attempt earlier) {
      return new Attempt(id, guid, event, earlier.deliveredAt);
    }
  }

  /**
   * A page of attempts, newest first.
   *
   * @param attempts what GitHub lists
   * @param next where the next page begins; null on the last
   */
  record Page(List<Attempt> attempts, @Nullable String next) {
    public Page {
      attempts = List.copyOf(attempts);
    }
  }

  /** A page; the first for a null cursor. */
  Page page(@Nullable String cursor);

  /**
   * The body of an attempt, as JSON text.
   *
   * @throws dev.loopwarden.hosting.HostException.Gone when it is kept no longer
   */
  byte[] body(long id);
}
