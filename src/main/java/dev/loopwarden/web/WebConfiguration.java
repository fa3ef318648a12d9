package dev.loopwarden.web;

import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.setup.Setup;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/web/")
        .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
  }

  @Bean
  RulePages rulePages(WebModule.Rules rules) {
    return new RulePages(rules.all(), Handbook.bundled());
  }

  @Bean
  HandbookController handbookController(RulePages pages, Identities identities) {
    return new HandbookController(pages, identities);
  }

  @Bean
  SetupController setupController(Setup setup, WebSettings settings) {
    return new SetupController(setup, settings);
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders(WebSettings settings) {
    FilterRegistrationBean<SecurityHeaders> filter =
        new FilterRegistrationBean<>(new SecurityHeaders(settings.isEncrypted()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    filter.setUrlPatterns(List.of("/rules", "/rules/*", "/assets/*"));
    return filter;
  }
}
