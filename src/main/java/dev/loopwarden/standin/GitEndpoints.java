package dev.loopwarden.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Commits, trees, blobs and files. */
final class GitEndpoints {
  private static final int MOST_CONTENT = 1024 * 1024;
  private static final String RAW = "application/vnd.github.raw";

  private final Urls urls;
  private final World world;
  private final CommitShape commits;
  private final Map<String, String> tickets = new HashMap<>();

  /** Trees with more entries than this are cut off. */
  int mostEntries = 100_000;

  GitEndpoints(Urls urls, World world) {
    this.urls = urls;
    this.world = world;
    this.commits = new CommitShape(urls);
  }

  void addTo(Routes routes) {
    Needs contents = Needs.read("contents");
    String repo = "/repos/{owner}/{repo}";
    routes.get(repo + "/git/trees/{tree_sha}", contents, this::tree);
    routes.get(repo + "/git/blobs/{file_sha}", contents, this::blob);
    routes.get(repo + "/git/ref/{ref+}", contents, this::reference);
    routes.get(repo + "/contents/{path+}", contents, this::contents);
    routes.get(repo + "/tarball/{ref+}", contents, this::tarball);
    routes.get(repo + "/tarball", contents, this::tarball);
    routes.get("/codeload/{owner}/{repo}/{ticket}", Needs.nothing(), this::download);
    routes.get(repo + "/commits/{ref}", contents, this::commit);
  }

  private Reply tree(Call call) {
    Repo repo = call.repo();
    String named = call.name("tree_sha");
    String tree =
        repo.commit(named)
            .flatMap(repo.git::treeId)
            .or(() -> repo.git.treeId(named))
            .orElseThrow(Refusal::notFound);
    boolean recursive = !call.query("recursive").isEmpty();
    List<GitStore.Entry> entries = repo.git.entries(tree, recursive);
    boolean truncated = entries.size() > mostEntries;
    ArrayNode items =
        Json.array(
            truncated ? entries.subList(0, mostEntries) : entries, entry -> item(repo, entry));
    ObjectNode body =
        Json.object().put("sha", tree).put("url", urls.repo(repo) + "/git/trees/" + tree);
    body.set("tree", items);
    return Reply.ok(body.put("truncated", truncated));
  }

  private ObjectNode item(Repo repo, GitStore.Entry entry) {
    ObjectNode node =
        Json.object()
            .put("path", entry.path())
            .put("mode", "%06o".formatted(entry.mode().getBits()))
            .put("type", entry.type())
            .put("sha", entry.id());
    if (entry.type().equals("blob")) {
      node.put("size", entry.size());
    }
    if (!entry.type().equals("commit")) {
      node.put("url", urls.repo(repo) + "/git/" + entry.type() + "s/" + entry.id());
    }
    return node;
  }

  private Reply blob(Call call) {
    Repo repo = call.repo();
    String id = call.name("file_sha").toLowerCase(Locale.ROOT);
    byte[] bytes = repo.git.blob(id).orElseThrow(Refusal::notFound);
    if (call.request().accepts(RAW) || call.request().accepts("application/vnd.github.v3.raw")) {
      return Reply.bytes(RAW + "; charset=utf-8", bytes);
    }
    return Reply.ok(
        Json.object()
            .put("sha", id)
            .put("node_id", NodeId.ofObject("B", repo, id))
            .put("size", bytes.length)
            .put("url", urls.repo(repo) + "/git/blobs/" + id)
            .put("content", base64(bytes))
            .put("encoding", "base64"));
  }

  private static String base64(byte[] bytes) {
    String text = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes);
    return text.isEmpty() ? "" : text + "\n";
  }

  private Reply reference(Call call) {
    Repo repo = call.repo();
    String name = "refs/" + call.name("ref");
    String target =
        repo.commit(name).or(() -> repo.git.reference(name)).orElseThrow(Refusal::notFound);
    ObjectNode body =
        Json.object()
            .put("ref", name)
            .put("node_id", NodeId.of("REF", repo.id))
            .put("url", urls.repo(repo) + "/git/" + name);
    body.set(
        "object",
        Json.object()
            .put("sha", target)
            .put("type", "commit")
            .put("url", urls.repo(repo) + "/git/commits/" + target));
    return Reply.ok(body);
  }

  private Reply contents(Call call) {
    Repo repo = call.repo();
    String path = call.name("path").replaceAll("/$", "");
    String ref = call.query("ref");
    String commit =
        repo.commit(ref).orElseThrow(() -> Refusal.of(404, "No commit found for the ref " + ref));
    String tree = repo.git.treeId(commit).orElseThrow();
    if (path.isEmpty()) {
      return Reply.ok(listing(repo, tree, "", commit));
    }
    GitStore.Entry entry = repo.git.entry(tree, path).orElseThrow(Refusal::notFound);
    if (entry.mode().equals(FileMode.TREE)) {
      return Reply.ok(listing(repo, entry.id(), path + "/", commit));
    }
    Optional<byte[]> bytes = repo.git.blob(entry.id());
    if (bytes.isPresent() && call.request().accepts(RAW)) {
      return Reply.bytes(RAW + "; charset=utf-8", bytes.get());
    }
    ObjectNode node = file(repo, entry, path, commit);
    if (bytes.isPresent()) {
      boolean large = bytes.get().length > MOST_CONTENT;
      node.put("content", large ? "" : base64(bytes.get()));
      node.put("encoding", large ? "none" : "base64");
    }
    return Reply.ok(node);
  }

  private ArrayNode listing(Repo repo, String tree, String prefix, String commit) {
    return Json.array(
        repo.git.entries(tree, false), entry -> file(repo, entry, prefix + entry.path(), commit));
  }

  private ObjectNode file(Repo repo, GitStore.Entry entry, String path, String commit) {
    String type =
        entry.mode().equals(FileMode.TREE)
            ? "dir"
            : entry.mode().equals(FileMode.GITLINK) ? "submodule" : "file";
    String escaped = Urls.escaped(path);
    String self = urls.repo(repo) + "/contents/" + escaped + "?ref=" + commit;
    String html = urls.html(repo) + "/blob/" + commit + "/" + escaped;
    String git =
        urls.repo(repo) + "/git/" + (type.equals("dir") ? "trees/" : "blobs/") + entry.id();
    ObjectNode node =
        Json.object()
            .put("name", path.substring(path.lastIndexOf('/') + 1))
            .put("path", path)
            .put("sha", entry.id())
            .put("size", entry.size())
            .put("url", self)
            .put("html_url", html)
            .put("git_url", git)
            .put("download_url", type.equals("file") ? html.replace("/blob/", "/raw/") : null)
            .put("type", type);
    ObjectNode links = Json.object();
    links.put("self", self).put("git", git).put("html", html);
    node.set("_links", links);
    return node;
  }

  /** GitHub sends people on to another host, with a ticket of its own in the address. */
  private Reply tarball(Call call) {
    Repo repo = call.repo();
    String ref = call.names().getOrDefault("ref", "");
    String commit = repo.commit(ref).orElseThrow(Refusal::notFound);
    String ticket = world.secret(32);
    tickets.put(ticket, commit);
    return Reply.redirect(urls.api("/codeload/" + repo.fullName() + "/" + ticket));
  }

  private Reply download(Call call) {
    Repo repo =
        world.findRepo(call.name("owner"), call.name("repo")).orElseThrow(Refusal::notFound);
    String commit = tickets.get(call.name("ticket"));
    if (commit == null) {
      throw Refusal.notFound();
    }
    String folder = repo.owner.login() + "-" + repo.name + "-" + commit.substring(0, 7);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Tarball.write(repo.git, commit, folder, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.bytes("application/x-gzip", out.toByteArray())
        .with("Content-Disposition", "attachment; filename=" + folder + ".tar.gz");
  }

  private Reply commit(Call call) {
    Repo repo = call.repo();
    String ref = call.name("ref");
    String id =
        repo.commit(ref).orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + ref));
    if (call.request().accepts("application/vnd.github.sha")
        || call.request().accepts("application/vnd.github.v3.sha")) {
      return Reply.bytes("application/vnd.github.sha; charset=utf-8", Desk.text(id));
    }
    RevCommit commit = repo.git.commit(id);
    ObjectNode node = commits.of(repo, commit);
    String parent = commit.getParentCount() == 0 ? null : commit.getParent(0).getName();
    List<FileChange> files = TreeDiff.between(repo.git, parent, id);
    int additions = files.stream().mapToInt(FileChange::additions).sum();
    int deletions = files.stream().mapToInt(FileChange::deletions).sum();
    node.set(
        "stats",
        Json.object()
            .put("additions", additions)
            .put("deletions", deletions)
            .put("total", additions + deletions));
    node.set("files", Json.array(files, file -> commits.file(repo, file, id)));
    return Reply.ok(node);
  }
}
