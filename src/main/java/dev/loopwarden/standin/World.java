package dev.loopwarden.standin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All that the stand-in knows. Whoever reads or changes it holds its lock. */
final class World {
  private final InstantSource time;
  private final RandomGenerator random;
  final Map<Long, Installation> installations = new LinkedHashMap<>();
  final List<Repo> repos = new ArrayList<>();
  final Map<String, Token> tokens = new HashMap<>();
  final Map<String, AppAccount> conversions = new HashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  AppAccount app;
  private long lastId = 1000;

  World(InstantSource time, RandomGenerator random, AppAccount app) {
    this.time = time;
    this.random = random;
    this.app = app;
  }

  /** Now, in whole seconds as GitHub counts. */
  Instant now() {
    return time.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Now, as exactly as the clock knows. */
  Instant exactNow() {
    return time.instant();
  }

  /** A number that nothing else has: mixed up ones are found out. */
  long nextId() {
    return ++lastId;
  }

  /** Hexadecimal digits that nobody can guess. */
  String secret(int digits) {
    StringBuilder text = new StringBuilder();
    while (text.length() < digits) {
      text.append("%016x".formatted(random.nextLong()));
    }
    return text.substring(0, digits);
  }

  /** The account of the App itself. */
  Account bot() {
    return account(app.slug() + "[bot]", Account.Type.BOT);
  }

  /** An account; it is made when it is first named. */
  Account account(String login, Account.Type type) {
    return accounts.computeIfAbsent(
        login.toLowerCase(Locale.ROOT), _ -> new Account(nextId(), login, type));
  }

  Account person(String login) {
    return account(login, Account.Type.USER);
  }

  Optional<Account> findAccount(String login) {
    return Optional.ofNullable(accounts.get(login.toLowerCase(Locale.ROOT)));
  }

  Optional<Repo> findRepo(String owner, String name) {
    return repos.stream().filter(repo -> repo.isCalled(owner, name)).findFirst();
  }

  Optional<Installation> installationOf(Account account) {
    return installations.values().stream()
        .filter(installation -> installation.account.equals(account))
        .findFirst();
  }

  Stream<Pull> pulls() {
    return repos.stream().flatMap(repo -> repo.pulls.values().stream());
  }

  Stream<ReviewThread> threads() {
    return pulls().flatMap(pull -> pull.threads.stream());
  }

  Stream<ReviewComment> reviewComments() {
    return threads().flatMap(thread -> thread.comments.stream());
  }

  Stream<Remark> remarks() {
    return pulls().flatMap(pull -> pull.conversation.stream());
  }
}
