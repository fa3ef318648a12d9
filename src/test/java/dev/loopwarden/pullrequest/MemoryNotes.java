package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.PullRequestRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is remembered of pull requests, in memory. */
final class MemoryNotes implements ReviewMemory {
  private final Map<PullRequestRef, Remembered> last = new HashMap<>();
  private final Map<PullRequestRef, List<Ignored>> ignored = new HashMap<>();
  private final Set<PullRequestRef> paused = new HashSet<>();
  private final Map<String, String> settings = new HashMap<>();
  private long ids;

  final List<Pending> pending = new ArrayList<>();

  /** Somebody asks for something. */
  void ask(Instruction.Verb verb, String argument, String author, Instruction.Origin origin) {
    pending.add(
        new Pending(++ids, new Instruction(verb, argument, "it is fine @team", author, origin)));
  }

  @Override
  public Optional<Remembered> last(PullRequestRef pullRequest) {
    return Optional.ofNullable(last.get(pullRequest));
  }

  @Override
  public void remember(PullRequestRef pullRequest, Remembered review) {
    last.put(pullRequest, review);
  }

  @Override
  public List<Pending> pending(PullRequestRef pullRequest) {
    return List.copyOf(pending);
  }

  @Override
  public void markReviewed(long id) {
    pending.replaceAll(
        one -> {
          Instruction said = one.instruction();
          return one.id() != id
              ? one
              : new Pending(
                  id,
                  new Instruction(
                      Instruction.Verb.REVIEWED,
                      said.argument(),
                      said.reason(),
                      said.author(),
                      said.origin()));
        });
  }

  @Override
  public void settle(long id) {
    pending.removeIf(one -> one.id() == id);
  }

  @Override
  public List<Ignored> ignored(PullRequestRef pullRequest) {
    return ignored.getOrDefault(pullRequest, List.of());
  }

  @Override
  public void ignore(PullRequestRef pullRequest, Ignored one) {
    List<Ignored> all = new ArrayList<>(ignored(pullRequest));
    all.removeIf(old -> old.what().equals(one.what()));
    all.add(one);
    ignored.put(pullRequest, all);
  }

  @Override
  public void unignore(PullRequestRef pullRequest, String what) {
    List<Ignored> all = new ArrayList<>(ignored(pullRequest));
    all.removeIf(one -> one.what().equals(what));
    ignored.put(pullRequest, all);
  }

  @Override
  public boolean isPaused(PullRequestRef pullRequest) {
    return paused.contains(pullRequest);
  }

  @Override
  public void setPaused(PullRequestRef pullRequest, boolean isPaused) {
    if (isPaused) {
      paused.add(pullRequest);
    } else {
      paused.remove(pullRequest);
    }
  }

  @Override
  public Optional<String> lastGoodSettings(long repository, String branch) {
    return Optional.ofNullable(settings.get(repository + branch));
  }

  @Override
  public void rememberSettings(long installation, long repository, String branch, String text) {
    settings.put(repository + branch, text);
  }
}
