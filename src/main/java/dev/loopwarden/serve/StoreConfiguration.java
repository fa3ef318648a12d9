package dev.loopwarden.serve;

import dev.loopwarden.identity.CurrentIdentities;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.IdentityException;
import dev.loopwarden.identity.SealedVault;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.pullrequest.FactsByInstallation;
import dev.loopwarden.pullrequest.ReviewMemory;
import dev.loopwarden.store.Database;
import dev.loopwarden.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept, and who we are. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  SecureRandom random() {
    return new SecureRandom();
  }

  @Bean
  Database database(Places places, Natives natives) {
    if (places.databaseFile() != null) {
      natives.prepareSqlite();
    }
    return Databases.open(places.database());
  }

  @Bean
  Bell bell() {
    return new Bell();
  }

  @Bean
  Store store(Database database, InstantSource clock, Bell bell) {
    return Store.open(database, clock, bell);
  }

  @Bean
  DeliveryLedger deliveries(Store store) {
    return store.deliveries();
  }

  @Bean
  JobBoard jobBoard(Store store) {
    return store.board();
  }

  @Bean
  ReviewMemory reviewMemory(Store store) {
    return store.memory();
  }

  @Bean
  FactsByInstallation facts(Store store) {
    return store.facts();
  }

  @Bean
  SealedVault vault(Store store, Places places, SecureRandom random) {
    return sensibly(() -> new SealedVault(store.vault(), places.key().keys(random), random));
  }

  @Bean
  Identities identities(
      Places places, SealedVault vault, InstantSource clock, SecureRandom random) {
    return sensibly(() -> new CurrentIdentities(places.app(), vault, clock, random));
  }

  private static <T> T sensibly(Supplier<T> identity) {
    try {
      return identity.get();
    } catch (IdentityException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }
}
