package dev.loopwarden.serve;

import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators look at and change, beside a service that may be running. */
public final class Operator implements AutoCloseable {
  private final Database database;
  private final Store store;

  private Operator(Database database) {
    this.database = database;
    this.store = Store.open(database, InstantSource.system(), new Bell());
  }

  /**
   * Opens the database of the service.
   *
   * @throws SettingsException when it is not there, or a setting makes no sense
   */
  public static Operator open(Launch launch) {
    return new Operator(join(new Places(SettingsReader.read(launch), System.getenv(), 0)));
  }

  static Database join(Places places) {
    Path file = places.databaseFile();
    if (file != null && !Files.exists(file)) {
      throw new SettingsException("there is no database " + file + ": start the service first");
    }
    Natives.prepareSqliteBeside(places);
    return Databases.join(places.database());
  }

  /** The deliveries of a state, or of any, that came last, newest first. */
  public List<DeliveryLedger.Entry> deliveries(int count, DeliveryLedger.@Nullable State state) {
    return store.deliveries().newest(count, state);
  }

  /** The queue. */
  public JobBoard jobs() {
    return store.board();
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
