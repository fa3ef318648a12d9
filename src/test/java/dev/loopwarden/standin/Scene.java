package dev.loopwarden.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** A stand-in with a repository and a pull request that adds a line 15 to a file. */
final class Scene implements AutoCloseable {
  /** Making a key takes longer than most tests; nothing depends on which it is. */
  private static final AppAccount APP =
      AppAccount.create(4711, "loopwarden", "It's a Secret to Everybody");

  static final String REPO = "/repos/octo/parcels";
  static final String PULL = REPO + "/pulls/1";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T08:00:00Z"));
  final StandIn github;
  final long installation;
  final StandInRepository parcels;
  final StandInPullRequest pull;
  final Bot bot;

  Scene(Path folder) {
    github = StandIn.start(new StandIn.Options(now::get, new SplittableRandom(1), APP, 0));
    installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
    parcels = github.repository("octo/parcels", folder);
    parcels.commit("main", "Begin", FileEdit.write("a.py", lines(1, 60)));
    parcels.branch("change", "main");
    parcels.commit(
        "change",
        "Change",
        FileEdit.write("a.py", lines(1, 14) + "new\n" + lines(15, 50) + lines(52, 60)));
    pull = parcels.openPullRequest("Change", "main", "change");
    bot = new Bot(github, now::get).asInstallation(installation);
  }

  static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> "line " + i + "\n")
        .reduce("", String::concat);
  }

  Instant now() {
    return now.get();
  }

  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** Posts a review with these comments, which are JSON. */
  Bot.Answer review(String... comments) {
    return bot.post(
        PULL + "/reviews",
        "{\"commit_id\":\"%s\",\"event\":\"COMMENT\",\"body\":\"\",\"comments\":[%s]}"
            .formatted(pull.head(), String.join(",", comments)));
  }

  @Override
  public void close() {
    bot.close();
    github.close();
  }
}
