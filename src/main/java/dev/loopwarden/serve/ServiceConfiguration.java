package dev.loopwarden.serve;

import dev.loopwarden.ingest.IngestModule;
import dev.loopwarden.ingest.IngestSettings;
import dev.loopwarden.report.RuleBook;
import dev.loopwarden.setup.SetupModule;
import dev.loopwarden.web.WebModule;
import dev.loopwarden.web.WebSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The application. Nothing is scanned for: this names all its parts; the clock is handed to it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(Settings.class)
@Import({
  StoreConfiguration.class,
  GitHubConfiguration.class,
  IngestModule.class,
  QueueConfiguration.class,
  ReviewConfiguration.class,
  SetupModule.class,
  WebModule.class,
  HealthConfiguration.class
})
class ServiceConfiguration {

  @Bean
  Places places(Settings settings, Environment environment) {
    int port = environment.getRequiredProperty("server.port", int.class);
    return new Places(settings, System.getenv(), port);
  }

  @Bean
  Natives natives(Settings settings, Places places) {
    return Natives.load(settings, places);
  }

  @Bean
  IngestSettings ingestSettings(Settings settings) {
    return new IngestSettings(settings.accounts(), settings.reconcileEvery());
  }

  @Bean
  WebSettings webSettings(Places places) {
    return new WebSettings(places.publicUrl(), places.github());
  }

  @Bean
  WebModule.Rules webRules(RuleBook rules) {
    return new WebModule.Rules(rules.rules());
  }
}
