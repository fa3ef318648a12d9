package dev.loopwarden.serve;

import dev.loopwarden.github.ApiListener;
import dev.loopwarden.github.GitHubAccess;
import dev.loopwarden.github.OptionalRights;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.ingest.DeliveryArchive;
import dev.loopwarden.setup.AppRegistration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** GitHub, behind the ports of those who need it. */
@Configuration(proxyBeanMethods = false)
class GitHubConfiguration {

  @Bean
  ApiListener apiListener(MeterRegistry meters, InstantSource clock) {
    return new ApiMetrics(meters, clock);
  }

  @Bean
  GitHubAccess github(
      Settings settings, Identities identities, ApiListener listener, InstantSource clock) {
    Settings.GitHub github = settings.github();
    return new GitHubAccess(
        Connections.of(github),
        identities,
        new OptionalRights(github.commitStatus(), github.resolveThreads()),
        listener,
        clock,
        settings.replicas());
  }

  @Bean
  DeliveryArchive deliveryArchive(GitHubAccess github) {
    return github.deliveries();
  }

  @Bean
  AppRegistration appRegistration(GitHubAccess github) {
    return github.registration();
  }
}
