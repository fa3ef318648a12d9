package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final Instant START = StubGitHub.START;
  private final Pace pace = new Pace(1);

  @Test
  void fiveAtOnceThenOneASecond() {
    for (int i = 0; i < 5; i++) {
      assertThat(pace.take(START)).isNull();
    }
    assertThat(pace.take(START)).isEqualTo(START.plusSeconds(1));
    assertThat(pace.take(START.plusMillis(999))).isNotNull();
    assertThat(pace.take(START.plusSeconds(1))).isNull();
    assertThat(pace.take(START.plusSeconds(1))).isNotNull();
  }

  @Test
  void whoComesTooEarlyIsToldATimeOfItsOwn() {
    for (int i = 0; i < 5; i++) {
      pace.take(START);
    }
    assertThat(pace.take(START)).isEqualTo(START.plusSeconds(1));
    assertThat(pace.take(START)).isEqualTo(START.plusSeconds(2));
    assertThat(pace.take(START)).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void whatWroteNothingDoesNotCount() {
    for (int i = 0; i < 500; i++) {
      assertThat(pace.take(START)).isNull();
      pace.giveBack();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(pace.take(START)).isNull();
    }
    assertThat(pace.take(START)).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void neverMoreThanSixtyAMinuteAndFourHundredAnHour() {
    Instant[] written = new Instant[400];
    Instant now = START;
    for (int i = 0; i < written.length; i++) {
      Instant later = pace.take(now);
      while (later != null) {
        now = later;
        later = pace.take(now);
      }
      written[i] = now;
    }
    for (int i = 60; i < written.length; i++) {
      assertThat(Duration.between(written[i - 60], written[i]))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }
    assertThat(pace.take(now)).isAfterOrEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(pace.take(START.plus(Duration.ofHours(1)))).isNull();
  }

  @Test
  void replicasTogetherKeepThePaceOfOne() {
    Pace oneOfFour = new Pace(4);
    int written = 0;
    for (int second = 0; second < 3_600; second++) {
      written += oneOfFour.take(START.plusSeconds(second)) == null ? 1 : 0;
      assertThat(written).isLessThanOrEqualTo(1 + second / 4);
    }
    assertThat(written).isEqualTo(100);
  }

  @Test
  void idleAfterAnHour() {
    pace.take(START);
    assertThat(pace.isIdle(START.plusSeconds(60))).isFalse();
    assertThat(pace.isIdle(START.plusSeconds(3601))).isTrue();
  }
}
