package dev.loopwarden.serve;

import dev.loopwarden.setup.Setup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The running service. */
public final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final ConfigurableApplicationContext context;
  private final CountDownLatch ended;

  private Service(ConfigurableApplicationContext context, CountDownLatch ended) {
    this.context = context;
    this.ended = ended;
  }

  /**
   * Starts it; it takes deliveries when this returns.
   *
   * @throws SettingsException when a setting makes no sense
   */
  public static Service start(Launch launch) {
    return start(launch, InstantSource.system());
  }

  /** Starts it in a time of its own. */
  static Service start(Launch launch, InstantSource clock) {
    CountDownLatch ended = new CountDownLatch(1);
    SpringApplication application = new SpringApplication(ServiceConfiguration.class);
    application.setMainApplicationClass(Service.class);
    application.setDefaultProperties(Defaults.of(launch));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("clock", clock));
    application.addListeners((ApplicationListener<ContextClosedEvent>) _ -> ended.countDown());
    Service service = new Service(run(application, launch), ended);
    if (!launch.isolated()) {
      Variables.unknown(System.getenv().keySet()).forEach(sentence -> LOG.warn("{}", sentence));
    }
    return service;
  }

  static ConfigurableApplicationContext run(SpringApplication application, Launch launch) {
    if (launch.isolated()) {
      application.setEnvironment(new Isolated());
    }
    try {
      return application.run(arguments(launch));
    } catch (RuntimeException e) {
      SettingsException wrong = SettingsFailure.find(e);
      if (wrong != null) {
        throw wrong;
      }
      LOG.error("the service did not start", e);
      throw e;
    }
  }

  /** Neither the environment of the process nor its properties. */
  private static final class Isolated extends StandardEnvironment {
    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      // what the launch says is added by Spring itself
    }
  }

  private static String[] arguments(Launch launch) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.config.location=" + launch.location());
    launch.settings().forEach((key, value) -> arguments.add("--" + key + "=" + value));
    return arguments.toArray(String[]::new);
  }

  /** The port that it listens on. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", int.class);
  }

  /** The port of its health and its metrics. */
  public int managementPort() {
    return context.getEnvironment().getRequiredProperty("local.management.port", int.class);
  }

  /** What to tell whoever started it, and nobody else: how to set up the App, if there is none. */
  public Optional<String> greeting() {
    return part(Setup.class).greeting(part(Places.class).publicUrl());
  }

  /** A part of it. */
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Waits until somebody stops it. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Stops it: what runs may end, what waits is left to the next start. */
  @Override
  public void close() {
    context.close();
  }
}
