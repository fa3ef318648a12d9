package dev.loopwarden.serve;

import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.github.GitHubAccess;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Links;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.jobs.JobHandler;
import dev.loopwarden.pullrequest.Analyzers;
import dev.loopwarden.pullrequest.Host;
import dev.loopwarden.pullrequest.Preferences;
import dev.loopwarden.pullrequest.PullRequestReviews;
import dev.loopwarden.pullrequest.RepositoryPolicy;
import dev.loopwarden.pullrequest.ReviewListener;
import dev.loopwarden.pullrequest.ReviewPorts;
import dev.loopwarden.report.RuleBook;
import dev.loopwarden.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine, and the reviews that it serves. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  @Bean
  RuleBook ruleBook(Places places) {
    List<RuleInfo> rules = Catalogue.all().stream().map(Rule::info).toList();
    return new RuleBook(rules, Handbook.bundled(), new Links(places.rulePages()));
  }

  @Bean
  Analyzers analyzers(Settings settings, Natives natives) {
    return new BoundedAnalyzers(
        natives.parser(), Knowledge.bundled(), simultaneous(settings.analyses()));
  }

  private static int simultaneous(int wanted) {
    return wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
  }

  @Bean
  ReviewListener reviewListener(MeterRegistry meters) {
    return new ReviewMetrics(meters);
  }

  @Bean
  ReviewPorts reviewPorts(
      Host host, Store store, Identities identities, RuleBook rules, Analyzers analyzers) {
    var known = rules.rules().stream().map(RuleInfo::id).collect(Collectors.toSet());
    return new ReviewPorts(
        host,
        store.memory(),
        store.facts(),
        identities,
        new RepositoryPolicy(known, store.memory()),
        analyzers);
  }

  @Bean
  PullRequestReviews pullRequestReviews(
      ReviewPorts ports,
      RuleBook rules,
      Settings settings,
      InstantSource clock,
      ReviewListener listener) {
    Preferences preferences =
        new Preferences(
            settings.checkName(),
            settings.github().commitStatus() ? settings.checkName() : null,
            settings.github().resolveThreads(),
            1,
            version());
    return new PullRequestReviews(ports, rules, preferences, clock, listener);
  }

  @Bean
  JobHandler jobHandler(
      PullRequestReviews reviews, Store store, GitHubAccess github, InstantSource clock) {
    return new ServiceJobs(reviews, store.erasure(), github::forget, clock);
  }

  private static String version() {
    String version = ReviewConfiguration.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
