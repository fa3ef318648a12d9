package dev.loopwarden.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pull request. Guarded by the world. */
final class Pull {
  final long id;
  final int number;
  final Repo repo;
  final Account author;
  final Repo headRepo;
  final String headRef;
  final Instant createdAt;
  final Set<String> heads = new LinkedHashSet<>();
  final List<Review> reviews = new ArrayList<>();
  final List<ReviewThread> threads = new ArrayList<>();
  final List<Remark> conversation = new ArrayList<>();
  final List<String> labels = new ArrayList<>();
  String title;
  String body = "";
  String baseRef;
  String baseSha;
  String headSha;
  boolean draft;
  Instant updatedAt;
  @Nullable Instant closedAt;
  @Nullable Instant mergedAt;
  private @Nullable Comparison comparison;

  /** What a pull request changes: valid for one base and one head. */
  record Comparison(String baseSha, String headSha, String mergeBase, List<FileChange> files) {
    Comparison {
      files = List.copyOf(files);
    }

    /** The change of a file, by its new name. */
    Optional<FileChange> file(String path) {
      return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
  }

  Pull(long id, int number, Repo repo, Account author, Branches branches, Instant createdAt) {
    this.id = id;
    this.number = number;
    this.repo = repo;
    this.author = author;
    this.headRepo = branches.headRepo();
    this.headRef = branches.headRef();
    this.baseRef = branches.baseRef();
    this.title = branches.title();
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.baseSha = repo.tip(baseRef).orElseThrow(() -> noBranch(repo, baseRef));
    this.headSha = headRepo.tip(headRef).orElseThrow(() -> noBranch(headRepo, headRef));
    heads.add(headSha);
  }

  /** What is to be merged where. */
  record Branches(String title, String baseRef, Repo headRepo, String headRef) {}

  private static IllegalArgumentException noBranch(Repo repo, String branch) {
    return new IllegalArgumentException(repo.fullName() + " has no branch " + branch);
  }

  boolean isOpen() {
    return closedAt == null;
  }

  Comparison comparison() {
    Comparison known = comparison;
    if (known == null || !known.baseSha.equals(baseSha) || !known.headSha.equals(headSha)) {
      known = compare(headSha);
      comparison = known;
    }
    return known;
  }

  /** What it changes up to one of its commits. */
  Comparison comparison(String commit) {
    return commit.equals(headSha) ? comparison() : compare(commit);
  }

  private Comparison compare(String commit) {
    String mergeBase = repo.git.mergeBase(baseSha, commit).orElse(baseSha);
    return new Comparison(
        baseSha, commit, mergeBase, TreeDiff.between(repo.git, mergeBase, commit));
  }

  /** Its head moved. */
  void moveHead(String sha, Instant at) {
    headSha = sha;
    heads.add(sha);
    refresh(at);
  }

  /** Its base is looked up anew, and comments are moved to where their lines are now. */
  void refresh(Instant at) {
    baseSha = repo.tip(baseRef).orElse(baseSha);
    updatedAt = at;
    threads.forEach(ReviewThread::reanchor);
  }

  Stream<ReviewComment> comments() {
    return threads.stream()
        .flatMap(thread -> thread.comments.stream())
        .sorted(java.util.Comparator.comparingLong(comment -> comment.id));
  }
}
