package dev.loopwarden.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.CurrentIdentities;
import dev.loopwarden.identity.TestKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At no moment does GitHub sign with a secret that a replica does not know. */
final class SecretRotationTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Desk desk = new Desk();
  private final CurrentIdentities replica = desk.identities();

  @BeforeEach
  void setUp() {
    desk.record.create(AppIdentity.Host.github(), 42, "w", TestKeys.pkcs1(), "old");
    assertThat(accepted()).containsExactly("old");
  }

  private List<String> accepted() {
    return replica.current().orElseThrow().webhookSecrets();
  }

  @Test
  void everyReplicaKnowsTheNewSecretBeforeGitHubUsesIt() {
    SecretRotation.Outcome outcome =
        desk.rotation()
            .rotate(
                HOUR,
                time -> {
                  desk.pass(time);
                  assertThat(desk.registration.secrets).isEmpty();
                  assertThat(accepted()).hasSize(2).contains("old");
                });
    assertThat(outcome).isEqualTo(new SecretRotation.Outcome.Rotated(desk.now().plus(HOUR)));
    assertThat(accepted().getFirst()).isEqualTo(desk.registration.secrets.getFirst()).hasSize(43);
    desk.pass(HOUR.minusSeconds(1));
    assertThat(accepted()).hasSize(2);
    desk.pass(CurrentIdentities.FRESHNESS);
    assertThat(accepted()).containsExactlyElementsOf(desk.registration.secrets);
  }

  @Test
  void aRefusalLeavesEverythingAsItWas() {
    desk.registration.failure = new HostException.Refused("no", 403);
    assertThat(desk.rotation().rotate(HOUR, desk::pass))
        .isEqualTo(new SecretRotation.Outcome.Unchanged("no"));
    desk.pass(CurrentIdentities.FRESHNESS);
    assertThat(accepted()).containsExactly("old");
  }

  @Test
  void withoutAnAnswerBothSecretsStayUntilTheNextTime() {
    desk.registration.failure = new HostException.Failed("timed out", null);
    assertThat(desk.rotation().rotate(HOUR, desk::pass))
        .isEqualTo(new SecretRotation.Outcome.Unclear("timed out"));
    desk.pass(Duration.ofDays(2));
    assertThat(accepted()).hasSize(2).contains("old");
    desk.registration.failure = null;
    desk.rotation().rotate(HOUR, desk::pass);
    desk.pass(HOUR.plus(CurrentIdentities.FRESHNESS));
    assertThat(accepted()).containsExactlyElementsOf(desk.registration.secrets);
  }

  @Test
  void configuredSecretsAreOnlyAnnounced() {
    assertThat(desk.rotation().announce()).isEqualTo(new SecretRotation.Outcome.Announced(1));
    assertThat(desk.registration.secrets).containsExactly("old");
    desk.registration.failure = new HostException.Refused("no", 403);
    assertThat(desk.rotation().announce()).isEqualTo(new SecretRotation.Outcome.Unchanged("no"));
  }

  @Test
  void withoutAnAppThereIsNothingToRotate() {
    Desk empty = new Desk();
    assertThat(empty.rotation().rotate(HOUR, empty::pass))
        .isEqualTo(new SecretRotation.Outcome.Unchanged("no App is set up"));
    assertThat(empty.registration.secrets).isEmpty();
  }
}
