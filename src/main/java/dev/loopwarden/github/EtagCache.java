package dev.loopwarden.github;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that GitHub may confirm instead of sending them again, which costs nothing of the primary
 * limit. Each belongs to the installation that asked; those asked for least recently go first.
 * Thread-safe.
 */
final class EtagCache {
  private static final int LARGEST = 2 << 20;

  private final long mostBytes;
  private final Map<Key, ApiAnswer> answers = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  EtagCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  private record Key(long installation, URI uri, String accept) {}

  /** What was answered before. */
  synchronized @Nullable ApiAnswer find(long installation, ApiRequest request) {
    return answers.get(key(installation, request));
  }

  /** Remembers an answer that has an entity tag. */
  synchronized void put(long installation, ApiRequest request, ApiAnswer answer) {
    if (answer.header("ETag") == null || answer.body().length > LARGEST || isForEver(request)) {
      return;
    }
    ApiAnswer before = answers.put(key(installation, request), answer);
    bytes += answer.weight() - (before == null ? 0 : before.weight());
    var oldest = answers.values().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      bytes -= oldest.next().weight();
      oldest.remove();
    }
  }

  /** Forgets what an installation was answered. */
  synchronized void forget(long installation) {
    answers
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = entry.getKey().installation() == installation;
              bytes -= gone ? entry.getValue().weight() : 0;
              return gone;
            });
  }

  /** Git's objects never change: whoever reads one keeps what matters of it. */
  private static boolean isForEver(ApiRequest request) {
    return request.uri().getRawPath().contains("/git/");
  }

  private static Key key(long installation, ApiRequest request) {
    return new Key(installation, request.uri(), request.accept());
  }
}
