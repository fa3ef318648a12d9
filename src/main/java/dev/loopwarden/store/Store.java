package dev.loopwarden.store;

import dev.loopwarden.identity.Vault;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.jobs.JobStates;
import dev.loopwarden.pullrequest.FactsByInstallation;
import dev.loopwarden.pullrequest.ReviewMemory;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the service keeps, as the ports of those who need it:
 *
 * <pre>{@code
 * Database database = Database.open(settings);
 * Bell bell = new Bell();
 * Store store = Store.open(database, InstantSource.system(), bell);
 * JobRunner runner = new JobRunner(store.jobs(), handler, bell, ...);
 * }</pre>
 *
 * To be closed after the runner and before the database.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final InstantSource clock;
  private final Runnable close;
  private final DeliveryLedger deliveries;
  private final ReviewMemory memory;
  private final JobStates jobs;
  private final JobBoard board;
  private final Vault vault;
  private final FactsByInstallation facts;
  private final Erasure erasure;

  Store(Database database, InstantSource clock, Bell bell, Executor executor, Runnable close) {
    FactsWriter writer = new FactsWriter(database, clock, executor);
    this.database = database;
    this.clock = clock;
    this.close = close;
    this.deliveries = new SqlLedger(database, clock, bell);
    this.memory = new SqlMemory(database, clock);
    this.jobs = new SqlJobs(database, clock);
    this.board = new SqlBoard(database, clock, bell);
    this.vault = new SqlVault(database);
    this.facts = new SqlFacts(database, clock, writer);
    this.erasure = new Erasure(database, clock, writer);
  }

  /**
   * A store on a database.
   *
   * @param bell rung when work was written down
   */
  public static Store open(Database database, InstantSource clock, Bell bell) {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("facts-writer").factory());
    return new Store(database, clock, bell, executor, executor::close);
  }

  /** The deliveries. */
  public DeliveryLedger deliveries() {
    return deliveries;
  }

  /** What is remembered of pull requests. */
  public ReviewMemory memory() {
    return memory;
  }

  /** The state of the queue. */
  public JobStates jobs() {
    return jobs;
  }

  /** The queue as operators see it. */
  public JobBoard board() {
    return board;
  }

  /** Encrypted values. */
  public Vault vault() {
    return vault;
  }

  /** Facts of files. */
  public FactsByInstallation facts() {
    return facts;
  }

  /** Deletes data of installations and repositories. */
  public Erasure erasure() {
    return erasure;
  }

  /** Forgets what is old, when it is told to. */
  public Retention retention(Retention.Periods periods) {
    return new Retention(database, deliveries, clock, periods);
  }

  /** Writes what is still to be written. */
  @Override
  public void close() {
    close.run();
  }
}
