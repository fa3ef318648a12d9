package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.RepositoryRef;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a few small files, such as settings, in one call. */
final class FileReader {
  private final GraphQl graphQl;
  private final BlobCalls blobs;
  private final RepositoryRef repository;

  FileReader(GraphQl graphQl, BlobCalls blobs, RepositoryRef repository) {
    this.graphQl = graphQl;
    this.blobs = blobs;
    this.repository = repository;
  }

  /** Those of the files that are there. */
  Map<String, byte[]> read(String revision, List<String> paths) {
    ObjectsQuery query = new ObjectsQuery(repository, "oid text");
    paths.forEach(path -> query.byExpression(revision + ":" + path));
    List<JsonNode> answers = query.ask(graphQl);
    Map<String, byte[]> found = new HashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      if (BlobId.isOne(answers.get(i).path("oid").asString(""))) {
        found.put(paths.get(i), content(answers.get(i)));
      }
    }
    return found;
  }

  /** The bytes of a file; a text that lost something on the way is fetched raw. */
  private byte[] content(JsonNode blob) {
    String id = blob.path("oid").asString("");
    byte[] text = blob.path("text").asString("").getBytes(StandardCharsets.UTF_8);
    if (BlobId.names(id, text)) {
      return text;
    }
    byte[] raw = blobs.raw(id);
    if (raw == null) {
      throw new HostException.Failed("GitHub lost a file that it just showed", null);
    }
    return raw;
  }
}
