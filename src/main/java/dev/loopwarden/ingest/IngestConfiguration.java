package dev.loopwarden.ingest;

import dev.loopwarden.identity.Identities;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

  /** Bodies are gone soon; GitHub waits for some seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Bean
  IngestMetrics ingestMetrics(MeterRegistry meters, InstantSource clock) {
    return new IngestMetrics(meters, clock);
  }

  @Bean
  Intake intake(IngestSettings settings, DeliveryLedger ledger, IngestMetrics metrics) {
    return new Intake(new EventReader(settings.accounts(), ledger::headedBy), ledger, metrics);
  }

  @Bean
  ServletRegistrationBean<WebhookServlet> webhook(
      Identities identities, Intake intake, IngestMetrics metrics, InstantSource clock) {
    Budget budget = new Budget(Runtime.getRuntime().maxMemory() / 4, PATIENCE);
    return new ServletRegistrationBean<>(
        new WebhookServlet(identities, intake, metrics, budget, clock), "/webhook");
  }

  @Bean
  Reconciliation reconciliation(
      Identities identities,
      DeliveryArchive archive,
      DeliveryLedger ledger,
      Intake intake,
      IngestMetrics metrics,
      InstantSource clock) {
    return new Reconciliation(identities, archive, ledger, intake, metrics, clock);
  }

  @Bean
  ReconciliationTimer reconciliationTimer(Reconciliation reconciliation, IngestSettings settings) {
    return new ReconciliationTimer(reconciliation, settings.reconcileEvery());
  }
}
