package dev.loopwarden.serve;

import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.jobs.JobHandler;
import dev.loopwarden.jobs.JobRunner;
import dev.loopwarden.jobs.JobSettings;
import dev.loopwarden.store.Retention;
import dev.loopwarden.store.Store;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue, and what forgets what is old. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

  @Bean
  JobRunner jobRunner(
      Store store, JobHandler handler, Bell bell, Settings settings, InstantSource clock) {
    return new JobRunner(
        store.jobs(),
        handler,
        bell,
        JobSettings.usual(settings.workers()).withHeartbeat(settings.heartbeat()),
        clock,
        () -> UUID.randomUUID().toString());
  }

  @Bean
  QueueLifecycle queueLifecycle(JobRunner runner, Settings settings) {
    return new QueueLifecycle(runner, settings.grace());
  }

  @Bean
  LoadWatch loadWatch(JobBoard board, InstantSource clock) {
    return new LoadWatch(board, clock);
  }

  @Bean
  MeterBinder queueMetrics(LoadWatch watch) {
    return meters -> {
      Gauge.builder("loopwarden.queue.waiting", () -> watch.load().waiting()).register(meters);
      Gauge.builder("loopwarden.queue.running", () -> watch.load().running()).register(meters);
      Gauge.builder("loopwarden.queue.parked", () -> watch.load().parked()).register(meters);
      Gauge.builder("loopwarden.queue.age", () -> watch.age().toMillis() / 1000.0)
          .baseUnit("seconds")
          .register(meters);
    };
  }

  @Bean
  Retention retention(Store store, Settings settings) {
    Retention.Periods usual = Retention.Periods.usual();
    return store.retention(
        new Retention.Periods(
            settings.retention(),
            settings.reviewRetention(),
            usual.facts(),
            settings.factsSize().toBytes()));
  }

  @Bean
  Housekeeping housekeeping(Retention retention) {
    return new Housekeeping(retention);
  }
}
