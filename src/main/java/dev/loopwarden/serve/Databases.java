package dev.loopwarden.serve;

import com.zaxxer.hikari.pool.HikariPool;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.DatabaseSettings;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/** Opens the database. What an operator can put right becomes a sentence. */
final class Databases {
  private Databases() {}

  /** For the service. */
  static Database open(DatabaseSettings settings) {
    return sensibly(settings, Database::open);
  }

  /** Beside the service. */
  static Database join(DatabaseSettings settings) {
    try {
      return sensibly(settings, Database::join);
    } catch (IllegalStateException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }

  private static Database sensibly(
      DatabaseSettings settings, Function<DatabaseSettings, Database> way) {
    try {
      return way.apply(settings);
    } catch (UncheckedIOException e) {
      throw new SettingsException(e.getMessage() + "; loopwarden.home names another folder");
    } catch (HikariPool.PoolInitializationException e) {
      throw new SettingsException("cannot reach " + settings + ": " + deepest(e));
    } catch (FlywayException e) {
      throw new SettingsException(
          ("the tables of %s are not usable: %s; its user has to own them, and a newer version of"
                  + " the service must not have changed them")
              .formatted(settings, deepest(e)));
    }
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).strip().replaceAll("\\s*\\R\\s*", ", ");
  }
}
