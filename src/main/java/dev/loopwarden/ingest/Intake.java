package dev.loopwarden.ingest;

import dev.loopwarden.hosting.LogKeys;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.ingest.DeliveryLedger.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Understands deliveries and writes them down, however they came to us. */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** Actions are GitHub's, except for events that users make up. */
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  private final EventReader events;
  private final DeliveryLedger ledger;
  private final IngestMetrics metrics;

  Intake(EventReader events, DeliveryLedger ledger, IngestMetrics metrics) {
    this.events = events;
    this.ledger = ledger;
    this.metrics = metrics;
  }

  /**
   * A delivery that is known to come from GitHub.
   *
   * @param guid its name
   * @param event such as {@code pull_request}
   * @param body JSON
   * @param at when it reached us
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Received(String guid, String event, byte[] body, Instant at) {}

  /**
   * Writes down a delivery and what it asks for.
   *
   * @throws tools.jackson.core.JacksonException when its body cannot be read
   */
  Receipt take(Received received, AppIdentity app) {
    Payload payload = Payload.read(received.body);
    Meaning meaning = events.read(received.event, payload, app);
    return record(received, payload.action(), payload.installationId(), meaning);
  }

  /** Writes down a delivery without its body. */
  Receipt takeUnread(Received received, String because) {
    return record(received, null, 0, new Meaning.Ignored(because));
  }

  private Receipt record(
      Received received, @Nullable String said, long installation, Meaning meaning) {
    String action = said != null && ACTION.matcher(said).matches() ? said : null;
    Delivery delivery =
        new Delivery(received.guid, received.event, action, installation, received.at);
    try (var _ = MDC.putCloseable(LogKeys.DELIVERY, received.guid);
        var _ = MDC.putCloseable(LogKeys.INSTALLATION, Long.toString(installation))) {
      Receipt receipt = ledger.record(delivery, meaning);
      metrics.count(received.event, receipt, meaning);
      switch (meaning) {
        case Meaning.Asks asks ->
            LOG.info("{} {} asks for {}: {}", received.event, action, keys(asks), receipt);
        case Meaning.Wakes _ ->
            LOG.info("{} {} lets parked jobs run again: {}", received.event, action, receipt);
        case Meaning.Ignored(String because) ->
            LOG.debug("{} {} is ignored, {}: {}", received.event, action, because, receipt);
      }
      return receipt;
    }
  }

  private static List<String> keys(Meaning.Asks asks) {
    return asks.work().stream().map(work -> work.subject().key()).distinct().toList();
  }
}
