package dev.loopwarden.ingest;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A ledger in memory. */
final class MemoryLedger implements DeliveryLedger {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean broken;

  record Entry(Delivery delivery, Meaning meaning) {}

  @Override
  public synchronized Receipt record(Delivery delivery, Meaning meaning) {
    if (broken) {
      throw new IllegalStateException("the disk is full");
    }
    Entry before = entries.putIfAbsent(delivery.guid(), new Entry(delivery, meaning));
    return before == null ? Receipt.RECORDED : Receipt.DUPLICATE;
  }

  @Override
  public synchronized Set<String> known(Collection<String> guids) {
    return guids.stream().filter(entries::containsKey).collect(Collectors.toSet());
  }

  @Override
  public int forgetBefore(Instant time) {
    throw new UnsupportedOperationException();
  }

  synchronized Map<String, Entry> entries() {
    return Map.copyOf(entries);
  }

  void breakDown() {
    broken = true;
  }
}
