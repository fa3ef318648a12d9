package dev.loopwarden.web;

import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.setup.Desk;
import dev.loopwarden.setup.Setup;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages on a server of their own, over a desk without an App. */
final class RunningPages implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI home;

  /** The application: the pages, and one that fails. */
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  @Import({WebModule.class, Failing.class})
  static class Application {}

  /** A page with a defect. */
  @RestController
  static class Failing {
    @GetMapping("/failing")
    String fail() {
      throw new IllegalStateException("hunter2");
    }
  }

  RunningPages(Desk desk, URI publicUrl) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setDefaultProperties(
        Map.of(
            "spring.config.location", "optional:classpath:/none/",
            "spring.main.banner-mode", "off",
            "server.address", "127.0.0.1",
            "server.port", "0",
            "management.server.port", "-1",
            "logging.level.root", "warn"));
    ApplicationContextInitializer<GenericApplicationContext> beans =
        fresh -> {
          fresh.registerBean(Identities.class, desk::identities);
          fresh.registerBean(Setup.class, desk::setup);
          fresh.registerBean(
              WebSettings.class, () -> new WebSettings(publicUrl, AppIdentity.Host.github()));
          fresh.registerBean(
              WebModule.Rules.class,
              () -> new WebModule.Rules(Catalogue.all().stream().map(Rule::info).toList()));
        };
    application.addInitializers(beans);
    context = application.run();
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    home = URI.create("http://127.0.0.1:" + port);
  }

  URI home() {
    return home;
  }

  /** An answer. */
  record Answer(int status, String body, HttpResponse<String> response) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The cookie that it sets. */
    String cookie() {
      return header("Set-Cookie").replaceFirst(";.*", "");
    }

    /** The value of the form's hidden field. */
    String field(String name) {
      String value = body.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
      return value
          .replace("&quot;", "\"")
          .replace("&#39;", "'")
          .replace("&lt;", "<")
          .replace("&amp;", "&");
    }
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send(request(path, headers).GET());
  }

  Answer post(String path, Map<String, String> fields, String... headers)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html");
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response);
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
