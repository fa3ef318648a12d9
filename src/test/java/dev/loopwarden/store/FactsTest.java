package dev.loopwarden.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.jobs.Bell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
final class FactsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Database database;
  private final DatabaseSettings settings;
  private final Store store;

  FactsTest(Engine engine) {
    database = engine.empty();
    settings = engine.settings();
    store = new Store(database, now::get, new Bell(), later::add, () -> {});
  }

  @Test
  void laterJobsFindWhatWasWritten() {
    store.facts().of(1).put("a", bytes(1));
    write();

    assertThat(store.facts().of(1).get("a")).isEqualTo(bytes(1));
    assertThat(store.facts().of(1).get("b")).isNull();
  }

  @Test
  void installationsShareNothing() {
    store.facts().of(1).put("a", bytes(1));
    write();

    assertThat(store.facts().of(2).get("a")).isNull();
  }

  @Test
  void jobSeesWhatItHasPutBeforeItIsWritten() {
    FactsCache facts = store.facts().of(1);
    assertThat(facts.get("a")).isNull();
    facts.put("a", bytes(1));

    assertThat(facts.get("a")).isEqualTo(bytes(1));
    assertThat(rows()).isZero();
  }

  @Test
  void whatIsPutTogetherIsWrittenTogether() {
    FactsCache facts = store.facts().of(1);
    IntStream.range(0, 500).forEach(i -> facts.put("key" + i, bytes(i)));

    assertThat(later).hasSize(1);
    write();
    assertThat(rows()).isEqualTo(500);
    facts.put("one more", bytes(1));
    assertThat(later).hasSize(1);
  }

  @Test
  void announcedFactsAreFetchedAtOnce() {
    FactsCache writer = store.facts().of(1);
    List<String> keys = IntStream.range(0, 2500).mapToObj(i -> "key" + i).toList();
    keys.forEach(key -> writer.put(key, bytes(key.length())));
    write();

    FactsCache reader = store.facts().of(1);
    reader.announce(keys);
    reader.announce(List.of("absent"));
    database.writes().sql("delete from facts").update();
    assertThat(keys).allSatisfy(key -> assertThat(reader.get(key)).isNotNull());
    assertThat(reader.get("absent")).isNull();
  }

  @Test
  void factsInUseAreKept() {
    store.facts().of(1).put("used", bytes(1));
    store.facts().of(1).put("unused", bytes(1));
    write();
    now.set(Samples.NOON.plus(Duration.ofDays(20)));
    assertThat(store.facts().of(1).get("used")).isNotNull();
    write();
    now.set(Samples.NOON.plus(Duration.ofDays(31)));
    store.retention(Retention.Periods.usual()).forget();

    assertThat(store.facts().of(1).get("used")).isNotNull();
    assertThat(store.facts().of(1).get("unused")).isNull();
  }

  @Test
  void leastUsedFactsGoWhenThereAreTooMany() {
    for (int i = 0; i < 10; i++) {
      store.facts().of(i % 2).put("key" + i, new byte[100]);
      write();
      now.set(now.get().plusSeconds(1));
    }
    Retention.Periods usual = Retention.Periods.usual();
    store
        .retention(new Retention.Periods(usual.deliveries(), usual.reviews(), usual.facts(), 350))
        .forget();

    assertThat(rows()).isEqualTo(3);
    assertThat(store.facts().of(1).get("key9")).isNotNull();
    assertThat(store.facts().of(0).get("key6")).isNull();
  }

  @Test
  void manyFactsGoInSmallSteps() {
    IntStream.range(0, 1000).forEach(i -> store.facts().of(1).put("key" + i, bytes(i)));
    store.facts().of(2).put("another's", bytes(1));
    write();
    now.set(Samples.NOON.plus(Duration.ofDays(31)));
    store.facts().of(1).put("new", bytes(1));
    write();
    store.retention(Retention.Periods.usual()).forget();

    assertThat(rows()).isEqualTo(1);
    assertThat(store.facts().of(1).get("new")).isNotNull();
  }

  @Test
  void writingGoesOnAfterADatabaseThatDidNotAnswer() {
    Database away = Database.open(settings);
    away.close();
    Store cutOff = new Store(away, now::get, new Bell(), later::add, () -> {});
    IntStream.range(0, 500).forEach(i -> cutOff.facts().of(1).put("key" + i, bytes(i)));
    write();

    cutOff.facts().of(1).put("one more", bytes(1));
    assertThat(later).as("it is tried again").hasSize(1);
  }

  private void write() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  private int rows() {
    return database.reads().sql("select count(*) from facts").query(Integer.class).single();
  }

  private static byte[] bytes(int value) {
    return new byte[] {(byte) value, 0, 1};
  }
}
