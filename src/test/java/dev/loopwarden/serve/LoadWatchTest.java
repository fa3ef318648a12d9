package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.jobs.JobBoard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadWatchTest {
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private int asked;
  private boolean away;
  private final LoadWatch watch = new LoadWatch(new Board(), () -> now);

  /** Takes longer to fail than an answer is good for. */
  private final class Board implements JobBoard {
    @Override
    public List<Parked> parked() {
      return List.of();
    }

    @Override
    public boolean retry(String key) {
      return false;
    }

    @Override
    public Load load() {
      asked++;
      if (away) {
        now = now.plusSeconds(8);
        throw new IllegalStateException("no answer");
      }
      return new Load(asked, 0, 0, null);
    }
  }

  @Test
  void asksNowAndThen() {
    assertThat(watch.load().waiting()).isEqualTo(1);
    assertThat(watch.load().waiting()).isEqualTo(1);
    now = now.plusSeconds(6);
    assertThat(watch.load().waiting()).isEqualTo(2);
  }

  @Test
  void fourGaugesWaitOnceForADatabaseThatDoesNotAnswer() {
    away = true;
    for (int gauge = 0; gauge < 4; gauge++) {
      assertThatThrownBy(watch::load).hasRootCauseMessage("no answer");
    }
    assertThat(asked).isEqualTo(1);

    away = false;
    now = now.plusSeconds(6);
    assertThat(watch.load().waiting()).isEqualTo(2);
  }
}
