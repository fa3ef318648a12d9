package dev.loopwarden.standin;

import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ObjectNode;

/** How two commits differ. */
final class CompareEndpoint {
  private static final int MOST_FILES = 300;

  private final Urls urls;
  private final World world;
  private final CommitShape commits;

  CompareEndpoint(Urls urls, World world) {
    this.urls = urls;
    this.world = world;
    this.commits = new CommitShape(urls);
  }

  void addTo(Routes routes) {
    routes.get("/repos/{owner}/{repo}/compare/{basehead+}", Needs.read("contents"), this::compare);
  }

  private Reply compare(Call call) {
    Repo repo = call.repo();
    String[] ends = call.name("basehead").split("\\.\\.\\.", 2);
    if (ends.length < 2) {
      throw Refusal.notFound();
    }
    String base = end(repo, ends[0]);
    String head = end(repo, ends[1]);
    String mergeBase =
        repo.git
            .mergeBase(base, head)
            .orElseThrow(
                () ->
                    Refusal.of(
                        404, "No common ancestor between " + ends[0] + " and " + ends[1] + "."));
    List<RevCommit> ahead = repo.git.between(base, head);
    int behind = repo.git.between(head, base).size();
    return Reply.ok(comparison(call, repo, new Ends(base, head, mergeBase), ahead, behind));
  }

  /** What is compared. */
  private record Ends(String base, String head, String mergeBase) {}

  private ObjectNode comparison(
      Call call, Repo repo, Ends ends, List<RevCommit> ahead, int behind) {
    String html = urls.html(repo) + "/compare/" + ends.base() + "..." + ends.head();
    ObjectNode body =
        Json.object()
            .put("url", urls.api(call.request().path()))
            .put("html_url", html)
            .put("permalink_url", html)
            .put("diff_url", html + ".diff")
            .put("patch_url", html + ".patch")
            .put("status", status(ahead.size(), behind))
            .put("ahead_by", ahead.size())
            .put("behind_by", behind)
            .put("total_commits", ahead.size());
    body.set("base_commit", commits.of(repo, repo.git.commit(ends.base())));
    body.set("merge_base_commit", commits.of(repo, repo.git.commit(ends.mergeBase())));
    int size = call.query("per_page").isEmpty() ? 250 : Paging.size(call);
    boolean first = call.query("page").isEmpty() || call.query("page").equals("1");
    int from =
        first ? 0 : Math.min(ahead.size(), (Integer.parseInt(call.query("page")) - 1) * size);
    body.set(
        "commits",
        Json.array(
            ahead.subList(from, Math.min(ahead.size(), from + size)),
            commit -> commits.of(repo, commit)));
    List<FileChange> files =
        first ? TreeDiff.between(repo.git, ends.mergeBase(), ends.head()) : Collections.emptyList();
    body.set(
        "files",
        Json.array(
            files.subList(0, Math.min(files.size(), MOST_FILES)),
            file -> commits.file(repo, file, ends.head())));
    return body;
  }

  private static String status(int ahead, int behind) {
    if (behind == 0) {
      return ahead == 0 ? "identical" : "ahead";
    }
    return ahead == 0 ? "behind" : "diverged";
  }

  /** A revision, possibly of a fork: {@code owner:branch}. */
  private String end(Repo repo, String named) {
    int colon = named.indexOf(':');
    if (colon < 0) {
      return repo.commit(named).orElseThrow(Refusal::notFound);
    }
    String owner = named.substring(0, named.indexOf(':'));
    String rest = named.substring(named.lastIndexOf(':') + 1);
    return world.repos.stream()
        .filter(one -> one.git == repo.git && one.owner.login().equalsIgnoreCase(owner))
        .flatMap(one -> one.commit(rest).stream())
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }
}
