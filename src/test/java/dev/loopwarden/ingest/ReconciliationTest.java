package dev.loopwarden.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.ingest.Reconciliation.Report;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What GitHub lists and the ledger lacks comes back, and no call is made for nothing. */
final class ReconciliationTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final byte[] OPENED = Examples.first("pull_request", "opened");

  private Instant now = NOW;
  private final MemoryLedger ledger = new MemoryLedger();
  private final Archive archive = new Archive();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final IngestMetrics metrics = new IngestMetrics(meters, () -> now);
  private final Intake intake =
      new Intake(new EventReader(Set.of(), ledger::headedBy), ledger, metrics);

  private Reconciliation reconciliation(Optional<AppIdentity> app) {
    return new Reconciliation(TestApp.holding(app), archive, ledger, intake, metrics, () -> now);
  }

  private Reconciliation reconciliation() {
    return reconciliation(Optional.of(TestApp.identity(1)));
  }

  /** GitHub's list, three attempts a page. */
  private static final class Archive implements DeliveryArchive {
    private static final int PAGE = 3;

    final List<Attempt> attempts = new ArrayList<>();
    final Set<Long> broken = new HashSet<>();
    final Set<Long> strange = new HashSet<>();
    final Set<Long> gone = new HashSet<>();
    final List<Long> bodies = new ArrayList<>();
    int pages;

    /** Runs before a body is handed out. */
    Runnable meanwhile = () -> {};

    /** How many calls are answered before the host is busy. */
    int calls = Integer.MAX_VALUE;

    private void call() {
      if (calls == 0) {
        throw new HostException.Busy("too much", NOW.plusSeconds(60));
      }
      calls--;
    }

    /** Adds an attempt; the newest comes first. */
    void add(String guid, Duration ago) {
      attempts.add(new Attempt(attempts.size(), guid, "pull_request", NOW.minus(ago)));
    }

    @Override
    public Page page(@Nullable String cursor) {
      call();
      pages++;
      int from = cursor == null ? 0 : Integer.parseInt(cursor);
      int to = Math.min(from + PAGE, attempts.size());
      return new Page(
          attempts.subList(from, to), to == attempts.size() ? null : Integer.toString(to));
    }

    @Override
    public byte[] body(long id) {
      call();
      bodies.add(id);
      meanwhile.run();
      if (gone.contains(id)) {
        throw new HostException.Gone("kept no longer");
      }
      if (broken.contains(id)) {
        throw new HostException.Failed("not now", null);
      }
      return strange.contains(id) ? "[]".getBytes(StandardCharsets.UTF_8) : OPENED;
    }
  }

  private double unaccounted() {
    return meters.get("loopwarden.deliveries.unaccounted").gauge().value();
  }

  private double age() {
    return meters.get("loopwarden.deliveries.comparison.age").gauge().value();
  }

  @Test
  void whatIsLackingIsTakenInLikeAWebhook() {
    archive.add("new", Duration.ofMinutes(1));
    archive.add("known", Duration.ofMinutes(2));
    intake.take(new Intake.Received("known", "pull_request", OPENED, NOW), TestApp.identity(1));
    assertThat(reconciliation().run()).isEqualTo(new Report(2, 1, 0));
    MemoryLedger.Written entry = Objects.requireNonNull(ledger.entries().get("new"));
    assertThat(entry.delivery())
        .isEqualTo(
            new Delivery("new", "pull_request", "opened", 1, NOW.minus(Duration.ofMinutes(1))));
    assertThat(entry.meaning().work()).hasSize(1);
    assertThat(archive.bodies).containsExactly(0L);
    assertThat(unaccounted()).isZero();
  }

  @Test
  void attemptsOfOneDeliveryAreOne() {
    archive.add("same", Duration.ofMinutes(1));
    archive.add("same", Duration.ofMinutes(2));
    archive.add("other", Duration.ofMinutes(3));
    archive.add("same", Duration.ofMinutes(4));
    assertThat(reconciliation().run()).isEqualTo(new Report(3, 2, 0));
    assertThat(archive.bodies).containsExactly(0L, 2L);
    assertThat(Objects.requireNonNull(ledger.entries().get("same")).delivery().receivedAt())
        .isEqualTo(NOW.minus(Duration.ofMinutes(4)));
  }

  @Test
  void whatWasDeliveredFirstIsTakenInFirst() {
    for (int minute = 0; minute < 7; minute++) {
      archive.add("d" + minute, Duration.ofMinutes(minute));
    }
    reconciliation().run();
    assertThat(archive.bodies).containsExactly(6L, 5L, 4L, 3L, 2L, 1L, 0L);
  }

  @Test
  void whatCameByItselfMeanwhileWasNotMissing() {
    archive.add("late", Duration.ofMinutes(1));
    archive.meanwhile =
        () ->
            intake.take(
                new Intake.Received("late", "pull_request", OPENED, NOW), TestApp.identity(1));
    assertThat(reconciliation().run()).isEqualTo(new Report(1, 0, 0));
  }

  @Test
  void beforeTheFirstWalkNothingIsKnown() {
    assertThat(unaccounted()).isNaN();
    assertThat(age()).isNaN();
    reconciliation().run();
    now = NOW.plusSeconds(90);
    assertThat(unaccounted()).isZero();
    assertThat(age()).isEqualTo(90);
  }

  @Test
  void theFirstWalkGoesBackAsFarAsGitHubDoes() {
    for (int hour = 0; hour < 100; hour++) {
      archive.add("d" + hour, Duration.ofHours(hour));
    }
    assertThat(reconciliation().run().recovered()).isEqualTo(73);
    assertThat(archive.pages).isEqualTo(25);
  }

  @Test
  void serversKeepDeliveriesLonger() {
    for (int hour = 0; hour < 200; hour++) {
      archive.add("d" + hour, Duration.ofHours(hour));
    }
    AppIdentity app = TestApp.identity(1);
    AppIdentity enterprise =
        new AppIdentity(
            app.id(),
            app.slug(),
            AppIdentity.Host.at(URI.create("https://github.example.com")),
            app.key(),
            app.webhookSecrets());
    assertThat(reconciliation(Optional.of(enterprise)).run().recovered()).isEqualTo(169);
  }

  @Test
  void laterWalksEndWhereAllIsKnownAlsoAfterARestart() {
    for (int minute = 0; minute < 60; minute++) {
      archive.add("d" + minute, Duration.ofMinutes(minute));
    }
    reconciliation().run();
    archive.pages = 0;
    now = NOW.plus(Duration.ofMinutes(5));
    assertThat(reconciliation().run()).isEqualTo(new Report(12, 0, 0));
    assertThat(archive.pages).isEqualTo(4);
  }

  @Test
  void whatIsNotToBeHadIsCountedAndTriedAgain() {
    for (int minute = 0; minute < 9; minute++) {
      archive.add("d" + minute, Duration.ofMinutes(20 + minute));
    }
    archive.broken.add(8L);
    Reconciliation reconciliation = reconciliation();
    assertThat(reconciliation.run()).isEqualTo(new Report(9, 8, 1));
    assertThat(unaccounted()).isEqualTo(1);
    archive.broken.clear();
    assertThat(reconciliation.run()).isEqualTo(new Report(9, 1, 0));
    assertThat(unaccounted()).isZero();
  }

  @Test
  void whatIsNotToBeHadDoesNotMakeEveryWalkALongOne() {
    for (int minute = 0; minute < 60; minute++) {
      archive.add("d" + minute, Duration.ofMinutes(minute));
    }
    archive.broken.add(13L);
    reconciliation().run();
    archive.pages = 0;
    assertThat(reconciliation().run()).isEqualTo(new Report(18, 0, 1));
    assertThat(archive.pages).isEqualTo(6);
  }

  @Test
  void whatGitHubHasNoLongerIsWrittenDownOnce() {
    archive.add("gone", Duration.ofMinutes(59));
    archive.gone.add(0L);
    assertThat(reconciliation().run()).isEqualTo(new Report(1, 0, 1));
    now = NOW.plus(Duration.ofMinutes(1));
    assertThat(reconciliation().run()).isEqualTo(new Report(1, 1, 0));
    assertThat(reconciliation().run()).isEqualTo(new Report(1, 0, 0));
    assertThat(Objects.requireNonNull(ledger.entries().get("gone")).meaning())
        .isEqualTo(new Meaning.Ignored("GitHub no longer has its body"));
  }

  @Test
  void whatCannotBeReadIsWrittenDownOnce() {
    archive.add("strange", Duration.ofMinutes(1));
    archive.strange.add(0L);
    assertThat(reconciliation().run()).isEqualTo(new Report(1, 1, 0));
    assertThat(reconciliation().run()).isEqualTo(new Report(1, 0, 0));
  }

  @Test
  void withoutAnAppThereIsNothingToCompare() {
    archive.add("new", Duration.ofMinutes(1));
    assertThat(reconciliation(Optional.empty()).run()).isEqualTo(Report.NOTHING);
    assertThat(archive.pages).isZero();
  }

  @Test
  void aBusyHostIsAskedAgainWhereItStoppedUs() {
    for (int minute = 0; minute < 9; minute++) {
      archive.add("d" + minute, Duration.ofMinutes(minute));
    }
    Reconciliation reconciliation = reconciliation();
    archive.calls = 2;
    assertThat(reconciliation.run()).isEqualTo(Report.NOTHING);
    assertThat(ledger.entries()).isEmpty();
    archive.calls = 5;
    assertThat(reconciliation.run()).isEqualTo(Report.NOTHING);
    assertThat(archive.pages).isEqualTo(3);
    assertThat(archive.bodies).containsExactly(8L, 7L, 6L, 5L);
    assertThat(unaccounted()).isNaN();
    archive.calls = 5;
    assertThat(reconciliation.run()).isEqualTo(new Report(9, 9, 0));
    assertThat(archive.pages).isEqualTo(3);
    assertThat(archive.bodies).hasSize(9);
  }
}
