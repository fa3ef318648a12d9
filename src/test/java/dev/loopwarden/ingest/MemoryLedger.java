package dev.loopwarden.ingest;

import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.jobs.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ledger in memory. */
final class MemoryLedger implements DeliveryLedger {
  private final Map<String, Written> entries = new LinkedHashMap<>();
  private final Map<Long, Instant> settled = new HashMap<>();
  private boolean broken;

  record Written(Delivery delivery, Meaning meaning) {}

  @Override
  public synchronized Receipt record(Delivery delivery, Meaning meaning) {
    if (broken) {
      throw new IllegalStateException("the disk is full");
    }
    Written before = entries.putIfAbsent(delivery.guid(), new Written(delivery, meaning));
    return before == null ? Receipt.RECORDED : Receipt.DUPLICATE;
  }

  @Override
  public List<Subject> headedBy(RepositoryRef repository, String sha) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized Set<String> known(Collection<String> guids) {
    return guids.stream().filter(entries::containsKey).collect(Collectors.toSet());
  }

  @Override
  public Instant settled(long app) {
    return settled.getOrDefault(app, Instant.EPOCH);
  }

  @Override
  public void settle(long app, Instant time) {
    settled.put(app, time);
  }

  @Override
  public List<Entry> newest(int count, @Nullable State state) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int forgetBefore(Instant time) {
    throw new UnsupportedOperationException();
  }

  synchronized Map<String, Written> entries() {
    return Map.copyOf(entries);
  }

  void breakDown() {
    broken = true;
  }
}
