package dev.loopwarden.serve;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Reads the settings alone, for commands that work beside the service. */
final class SettingsReader {

  /** An application that is nothing but settings. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(Settings.class)
  static class Only {}

  private SettingsReader() {}

  static Settings read(Launch launch) {
    SpringApplication application = new SpringApplication(Only.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    Map<String, Object> defaults = new HashMap<>(Defaults.of(launch));
    defaults.put("logging.threshold.console", "OFF"); // standard output is the command's result
    application.setDefaultProperties(defaults);
    try (ConfigurableApplicationContext context = Service.run(application, launch)) {
      return context.getBean(Settings.class);
    }
  }
}
