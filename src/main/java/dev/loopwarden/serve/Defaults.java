package dev.loopwarden.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How we set up Spring, where an operator does not say otherwise. */
final class Defaults {
  private static final List<String> TELLERS =
      List.of(
          "org.springframework.boot.SpringApplication",
          "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
          "org.springframework.boot.tomcat.servlet.DeferredServletContainerInitializers",
          "org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger",
          "org.springframework.boot.web.server.servlet.context"
              + ".AnnotationConfigServletWebServerApplicationContext");

  private Defaults() {}

  /** The settings of Spring's own. */
  static Map<String, Object> of(Launch launch) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put("spring.application.name", "loopwarden");
    defaults.put("spring.main.banner-mode", "off");
    defaults.put("spring.threads.virtual.enabled", "true");
    defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "30s");
    defaults.put("spring.jmx.enabled", "false");
    defaults.put("spring.mvc.formcontent.filter.enabled", "false");
    defaults.put("server.port", "8080");
    defaults.put("server.shutdown", "graceful");
    defaults.put("server.tomcat.connection-timeout", "10s");
    defaults.put("server.tomcat.max-swallow-size", "64KB");
    defaults.put("management.server.port", "8081");
    defaults.put("management.server.address", "127.0.0.1");
    defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
    defaults.put("management.health.diskspace.enabled", "false");
    defaults.put("management.health.ssl.enabled", "false");
    defaults.put("management.endpoint.health.show-details", "always");
    defaults.put("management.endpoint.health.probes.enabled", "true");
    defaults.put(
        "management.endpoint.health.group.readiness.include", "readinessState,database,app");
    // A start that fails is told once, by Service.
    for (String teller : TELLERS) {
      defaults.put("logging.level." + teller, "off");
    }
    if (!launch.attended()) {
      defaults.put("logging.structured.format.console", "ecs");
    }
    return defaults;
  }
}
