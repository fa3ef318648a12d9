package dev.loopwarden.standin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Pull requests, their files and commits, and who may do what. */
final class PullEndpoints {
  private static final int MOST_FILES = 3_000;
  private static final int MOST_COMMITS = 250;

  private final World world;
  private final Paging paging;
  private final PullShape shape;
  private final CommitShape commits;
  private final AccountShape accounts;

  PullEndpoints(Urls urls, World world) {
    this.world = world;
    this.paging = new Paging(urls);
    this.shape = new PullShape(urls);
    this.commits = new CommitShape(urls);
    this.accounts = new AccountShape(urls);
  }

  void addTo(Routes routes) {
    Needs pulls = Needs.read("pull_requests");
    String repo = "/repos/{owner}/{repo}";
    routes.get(repo + "/pulls", pulls, this::list);
    routes.get(repo + "/pulls/{pull_number}", pulls, call -> Reply.ok(shape.of(call.pull())));
    routes.get(repo + "/pulls/{pull_number}/files", pulls, this::files);
    routes.get(repo + "/pulls/{pull_number}/commits", pulls, this::commits);
    routes.get(
        repo + "/commits/{sha}/pulls", Needs.read("pull_requests", "contents"), this::ofCommit);
    routes.get(
        repo + "/collaborators/{username}/permission", Needs.read("metadata"), this::permission);
  }

  private Reply list(Call call) {
    String state = call.query("state").isEmpty() ? "open" : call.query("state");
    Stream<Pull> pulls =
        call.repo().pulls.values().stream()
            .filter(pull -> state.equals("all") || pull.isOpen() == state.equals("open"))
            .filter(pull -> isOr(call.query("base"), pull.baseRef))
            .filter(
                pull -> isOr(call.query("head"), pull.headRepo.owner.login() + ":" + pull.headRef));
    return paging.list(
        call,
        pulls.sorted(Comparator.comparingInt((Pull pull) -> pull.number).reversed()).toList(),
        shape::simple);
  }

  private static boolean isOr(String wanted, String value) {
    return wanted.isEmpty() || wanted.equals(value);
  }

  private Reply files(Call call) {
    Pull pull = call.pull();
    List<FileChange> files = pull.comparison().files();
    return paging.list(
        call,
        files.subList(0, Math.min(files.size(), MOST_FILES)),
        file -> commits.file(pull.repo, file, pull.headSha));
  }

  private Reply commits(Call call) {
    Pull pull = call.pull();
    return paging.list(
        call,
        pull.repo.git.between(pull.comparison().mergeBase(), pull.headSha).stream()
            .limit(MOST_COMMITS)
            .toList(),
        commit -> commits.of(pull.repo, commit));
  }

  private Reply ofCommit(Call call) {
    Repo repo = call.repo();
    String sha = call.name("sha");
    List<Pull> pulls =
        repo.pulls.values().stream()
            .filter(
                pull ->
                    pull.headSha.equals(sha)
                        || repo.git.between(pull.baseSha, pull.headSha).stream()
                            .anyMatch(commit -> commit.getName().equals(sha)))
            .toList();
    return paging.list(call, pulls, shape::simple);
  }

  private Reply permission(Call call) {
    Repo repo = call.repo();
    Account account = world.findAccount(call.name("username")).orElseThrow(Refusal::notFound);
    String role = repo.role(account.login());
    ObjectNode user = accounts.of(account).put("role_name", role);
    user.set(
        "permissions",
        Json.object()
            .put("pull", !role.equals("none"))
            .put("triage", role.equals("write") || role.equals("admin"))
            .put("push", role.equals("write") || role.equals("admin"))
            .put("maintain", role.equals("admin"))
            .put("admin", role.equals("admin")));
    ObjectNode body = Json.object().put("permission", role).put("role_name", role);
    body.set("user", user);
    return Reply.ok(body);
  }
}
