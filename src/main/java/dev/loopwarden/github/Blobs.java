package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree.Entry;
import dev.loopwarden.hosting.HostException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contents of both sides of a change: many at a time, each once, and from the repository's
 * archive where most of it is wanted. Thread-safe.
 */
final class Blobs {
  private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);

  /** Beyond so many, one archive is cheaper than batches. */
  private static final int COLD = 400;

  /** So many are fetched at a time at most; a repository with more is read as far as that. */
  private static final int MOST_AT_A_TIME = 4_000;

  /** So many are fetched alone at most: those that nobody announced, or that found no room. */
  private static final int MOST_ALONE = 200;

  /** All that is fetched together, in parts of what may be held. */
  private static final int MOST_TOGETHER = 2;

  /** All that is fetched alone is no more than this part of what may be held. */
  private static final int PART_ALONE = 4;

  private final BlobCalls calls;
  private final String head;
  private final HeldBlobs held;
  private final Map<String, CompletableFuture<Void>> flights = new ConcurrentHashMap<>();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean archiveWasRead = new AtomicBoolean();
  private long bytesTogether;
  private long bytesAlone;
  private int alone;

  /**
   * Contents of a repository.
   *
   * @param head the commit whose archive is fetched when most of it is wanted
   */
  Blobs(BlobCalls calls, String head, HeldBlobs held) {
    this.calls = calls;
    this.head = head;
    this.held = held;
  }

  /** Fetches what will be read next; waits for what others fetch already. */
  void fetch(List<Entry> next) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    Map<String, Entry> wanted = new LinkedHashMap<>();
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (Entry entry : next) {
      String id = entry.blob();
      if (id == null || wanted.containsKey(id) || held.holds(id) || missing.contains(id)) {
        continue;
      }
      CompletableFuture<Void> flight = flights.putIfAbsent(id, mine);
      if (flight == null) {
        wanted.put(id, entry);
      } else {
        others.add(flight);
      }
    }
    try {
      fetch(wanted);
      mine.complete(null);
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      wanted.keySet().forEach(id -> flights.remove(id, mine));
    }
    others.forEach(Blobs::join);
  }

  /** The content of a file. */
  byte[] read(Entry file) throws IOException {
    String id = file.blob();
    if (id == null) {
      throw new IOException("GitHub does not name its content");
    }
    byte[] content = held.read(id);
    if (content != null) {
      return content;
    }
    if (missing.contains(id)) {
      throw new IOException("GitHub does not have its content");
    }
    if (!mayBeFetchedAlone(file)) {
      throw new IOException("too much was read for this review already");
    }
    byte[] fetched = calls.raw(id);
    if (fetched == null) {
      missing.add(id);
      throw new IOException("GitHub does not have its content");
    }
    held.put(id, fetched); // other files may have the same content
    held.read(id);
    return fetched;
  }

  private void fetch(Map<String, Entry> wanted) {
    List<Entry> left = new ArrayList<>(wanted.values());
    if (left.size() > COLD && !archiveWasRead.getAndSet(true)) {
      fromArchive(wanted);
      left.removeIf(entry -> held.holds(name(entry)));
    }
    int count = left.size();
    left = fitting(left);
    if (left.size() < count) {
      LOG.info("{} contents of a large repository were left out", count - left.size());
    }
    List<String> raw = new ArrayList<>();
    List<Supplier<List<String>>> questions = new ArrayList<>();
    for (List<Entry> batch : BlobCalls.batches(left, raw)) {
      questions.add(() -> batch(batch));
    }
    Together.ask(calls.meter(), questions).forEach(raw::addAll);
    Together.ask(calls.meter(), raw.stream().<Supplier<Boolean>>map(id -> () -> raw(id)).toList());
  }

  /** The files that may be fetched: what would find no room is not asked for. */
  private synchronized List<Entry> fitting(List<Entry> files) {
    long room = Math.min(held.room(), held.mostBytes() * MOST_TOGETHER - bytesTogether);
    List<Entry> fitting = new ArrayList<>();
    for (Entry file : files) {
      if (size(file) <= room && fitting.size() < MOST_AT_A_TIME) {
        fitting.add(file);
        room -= size(file);
        bytesTogether += size(file);
      }
    }
    return fitting;
  }

  private synchronized boolean mayBeFetchedAlone(Entry file) {
    if (alone == MOST_ALONE || bytesAlone + size(file) > held.mostBytes() / PART_ALONE) {
      return false;
    }
    alone++;
    bytesAlone += size(file);
    return true;
  }

  private static long size(Entry file) {
    return Math.max(0, file.size());
  }

  /** Takes from the archive what is in it; what is not comes in batches. */
  private void fromArchive(Map<String, Entry> wanted) {
    try {
      calls.archive(head, wanted, held::put);
    } catch (HostException.Failed | HostException.Gone | HostException.Refused e) {
      LOG.info("the archive of a repository was read in part: {}", e.getMessage());
    }
  }

  /** Fetches a batch; returns what has to be fetched raw. */
  private List<String> batch(List<Entry> batch) {
    List<String> ids = batch.stream().map(Blobs::name).toList();
    Map<String, byte[]> found = calls.texts(ids);
    found.forEach(held::put);
    return ids.stream().filter(id -> !found.containsKey(id)).toList();
  }

  private boolean raw(String id) {
    byte @Nullable [] content = calls.raw(id);
    if (content == null) {
      return missing.add(id);
    }
    held.put(id, content);
    return true;
  }

  private static String name(Entry entry) {
    String id = entry.blob();
    if (id == null) {
      throw new IllegalArgumentException("a file without a name of its content");
    }
    return id;
  }

  private static void join(CompletableFuture<Void> flight) {
    try {
      flight.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw e;
    }
  }
}
