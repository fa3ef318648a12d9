package dev.loopwarden.serve;

import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.jobs.JobBoard;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tells operators, and whoever starts and stops us, how the service is. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
  private static final Duration LATE = Duration.ofMinutes(15);

  @Bean
  HealthIndicator databaseHealthIndicator(LoadWatch watch) {
    return () -> {
      watch.load();
      return Health.up().build();
    };
  }

  /** Before the setup there is no App, and the setup's pages have to be reachable. */
  @Bean
  HealthIndicator appHealthIndicator(Identities identities) {
    return () -> {
      Optional<AppIdentity> app = identities.current();
      return app.isPresent()
          ? Health.up().withDetail("app", app.get().slug()).build()
          : Health.unknown().withDetail("app", "not set up yet").build();
    };
  }

  /** Not a part of readiness: who is late can still take deliveries. */
  @Bean
  HealthIndicator queueHealthIndicator(LoadWatch watch) {
    return () -> {
      JobBoard.Load load = watch.load();
      Duration age = watch.age();
      Health.Builder health = age.compareTo(LATE) > 0 ? Health.down() : Health.up();
      return health
          .withDetail("waiting", load.waiting())
          .withDetail("running", load.running())
          .withDetail("parked", load.parked())
          .withDetail("oldestSeconds", age.toSeconds())
          .build();
    };
  }
}
