package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree.Entry;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The three ways to contents: as texts in batches, raw one by one, and in the archive. */
final class BlobCalls {
  private static final int A_BATCH = 100;
  private static final long BYTES_A_BATCH = 2L << 20;

  /** GitHub cuts longer texts. */
  private static final long LONGEST_TEXT = 400_000;

  private static final Duration ARCHIVE_LIMIT = Duration.ofMinutes(5);

  private final Session session;
  private final GraphQl graphQl;
  private final RepositoryRef repository;

  BlobCalls(Session session, RepositoryRef repository) {
    this.session = session;
    this.graphQl = new GraphQl(session);
    this.repository = repository;
  }

  Meter meter() {
    return session.meter();
  }

  /** Splits files into batches; what is too long for a text goes by its name into {@code raw}. */
  static List<List<Entry>> batches(List<Entry> files, List<String> raw) {
    List<List<Entry>> batches = new ArrayList<>();
    List<Entry> batch = new ArrayList<>();
    long bytes = 0;
    for (Entry file : files) {
      if (file.size() > LONGEST_TEXT && file.blob() != null) {
        raw.add(file.blob());
        continue;
      }
      if (batch.size() == A_BATCH || (bytes + file.size() > BYTES_A_BATCH && !batch.isEmpty())) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(file);
      bytes += file.size();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /**
   * Contents as texts, in one call. A text is not bytes: a byte-order mark, line ends or bytes that
   * are no UTF-8 may be lost, so that only those count that go by their name.
   */
  Map<String, byte[]> texts(List<String> ids) {
    ObjectsQuery query = new ObjectsQuery(repository, "text");
    ids.forEach(query::byId);
    List<JsonNode> answers = query.ask(graphQl);
    Map<String, byte[]> found = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      JsonNode text = answers.get(i).path("text");
      if (text.isString()) {
        byte[] bytes = text.asString().getBytes(StandardCharsets.UTF_8);
        if (BlobId.names(ids.get(i), bytes)) {
          found.put(ids.get(i), bytes);
        }
      }
    }
    return found;
  }

  /** The bytes of a content; null when GitHub has none of that name. */
  byte @Nullable [] raw(String id) {
    String path =
        Endpoints.path("/repos/{}/{}/git/blobs/{}", repository.owner(), repository.name(), id);
    try {
      byte[] bytes = session.send(ApiRequest.get(session.rest(path), ApiRequest.RAW)).body();
      if (!BlobId.names(id, bytes)) {
        throw new HostException.Failed("GitHub sent another content than " + id, null);
      }
      return bytes;
    } catch (HostException.Gone _) {
      return null;
    }
  }

  /** Hands over those of the contents that a commit's archive holds. */
  void archive(String commit, Map<String, Entry> wanted, BiConsumer<String, byte[]> found) {
    String path =
        Endpoints.path("/repos/{}/{}/tarball/{}", repository.owner(), repository.name(), commit);
    session.stream(
        ApiRequest.get(session.rest(path), ApiRequest.JSON),
        ARCHIVE_LIMIT,
        (_, body) -> new Archive(wanted, found).read(body));
  }
}
