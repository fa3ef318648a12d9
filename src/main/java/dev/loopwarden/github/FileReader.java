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
    StringBuilder types = new StringBuilder("query($owner: String!, $name: String!");
    StringBuilder fields = new StringBuilder("repository(owner: $owner, name: $name) {");
    Map<String, String> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    for (int i = 0; i < paths.size(); i++) {
      types.append(", $p%d: String!".formatted(i));
      fields.append(" f%d: object(expression: $p%d) { ...content }".formatted(i, i));
      variables.put("p" + i, revision + ":" + paths.get(i));
    }
    String document =
        types + ") { " + fields + " } } fragment content on Blob { oid text isTruncated }";
    JsonNode answer = graphQl.query(document, variables).path("repository");
    Map<String, byte[]> found = new HashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      JsonNode blob = answer.path("f" + i);
      if (BlobId.isOne(blob.path("oid").asString(""))) {
        found.put(paths.get(i), content(blob));
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
