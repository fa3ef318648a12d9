package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loopwarden.github.StubGitHub.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A pull request with two sides, as GitHub would show them. */
final class RemoteSample {
  static final String MERGE_BASE = "c".repeat(40);

  final Map<String, byte[]> base = new TreeMap<>();
  final Map<String, byte[]> head = new TreeMap<>();
  private final List<Map<String, Object>> files = new ArrayList<>();
  private final StubGitHub github;

  RemoteSample(StubGitHub github) {
    this.github = github;
  }

  RemoteSample unchanged(String path, String text) {
    base.put(path, text.getBytes(UTF_8));
    head.put(path, text.getBytes(UTF_8));
    return this;
  }

  RemoteSample modified(String path, String before, String after, String patch) {
    base.put(path, before.getBytes(UTF_8));
    head.put(path, after.getBytes(UTF_8));
    return listed(Map.of("filename", path, "status", "modified", "patch", patch));
  }

  RemoteSample listed(Map<String, Object> file) {
    files.add(new LinkedHashMap<>(file));
    return this;
  }

  /** Lets GitHub show it, with more entries in both trees. */
  RemoteSample serve(String... moreEntries) {
    int count = files.size();
    github.on(
        "GET /repos/octo/parcels/pulls/5",
        GitHubRepositoryTest.PULL.replace("\"changed_files\":2", "\"changed_files\":" + count));
    github.on(
        "GET /repos/octo/parcels/compare/main\\.\\.\\." + GitHubRepositoryTest.HEAD,
        _ ->
            Answer.ok(
                json(
                    Map.of(
                        "status", "ahead",
                        "merge_base_commit", Map.of("sha", MERGE_BASE),
                        "base_commit", Map.of("sha", GitHubRepositoryTest.BASE),
                        "commits", List.of(),
                        "files", files.subList(0, Math.min(300, count))))));
    for (int page = 1; page <= 30; page++) {
      int from = Math.min(count, (page - 1) * 100);
      String rows = json(files.subList(from, Math.min(count, from + 100)));
      github.on(
          "GET /repos/octo/parcels/pulls/5/files\\?per_page=100&page=" + page, Answer.ok(rows));
    }
    github.on(
        "GET /repos/octo/parcels/git/trees/" + MERGE_BASE + "\\?recursive=1",
        tree(base, moreEntries));
    github.on(
        "GET /repos/octo/parcels/git/trees/" + GitHubRepositoryTest.HEAD + "\\?recursive=1",
        tree(head, moreEntries));
    github.on("POST /graphql", this::texts);
    github.on("GET /repos/octo/parcels/git/blobs/\\w+", this::raw);
    return this;
  }

  private static String tree(Map<String, byte[]> files, String... more) {
    List<String> entries = new ArrayList<>(List.of(more));
    files.forEach(
        (path, content) ->
            entries.add(
                json(
                    Map.of(
                        "path",
                        path,
                        "mode",
                        "100644",
                        "type",
                        "blob",
                        "sha",
                        Samples.blob(content),
                        "size",
                        content.length))));
    return "{\"sha\":\"x\",\"truncated\":false,\"tree\":[" + String.join(",", entries) + "]}";
  }

  /** As GitHub does, it loses a byte-order mark and replaces what is no UTF-8. */
  private Answer texts(StubGitHub.Asked asked) {
    JsonNode variables = ApiRequest.MAPPER.readTree(asked.body()).path("variables");
    Map<String, Object> answers = new LinkedHashMap<>();
    for (int i = 0; variables.has("v" + i); i++) {
      byte[] content = content(variables.path("v" + i).asString());
      if (content != null) {
        String text = new String(content, UTF_8).replace("\uFEFF", "");
        answers.put(
            "o" + i,
            Map.of("text", text, "oid", Samples.blob(content), "byteSize", content.length));
      }
    }
    return Answer.ok(json(Map.of("data", Map.of("repository", answers))));
  }

  private byte @Nullable [] content(String name) {
    if (!name.contains(":")) {
      return contents().get(name);
    }
    Map<String, byte[]> side = name.startsWith(MERGE_BASE) ? base : head;
    return side.get(name.substring(name.indexOf(':') + 1));
  }

  private Answer raw(StubGitHub.Asked asked) {
    byte[] content = contents().get(asked.line().substring(asked.line().lastIndexOf('/') + 1));
    return content == null ? Answer.json(404, "{}") : Answer.bytes(content);
  }

  Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    base.values().forEach(content -> contents.put(Samples.blob(content), content));
    head.values().forEach(content -> contents.put(Samples.blob(content), content));
    return contents;
  }

  static String json(Object value) {
    return ApiRequest.MAPPER.writeValueAsString(value);
  }
}
