package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the files for operators say is what the program knows. */
final class DeploymentTest {
  private static final Pattern VARIABLE = Pattern.compile("LOOPWARDEN_[A-Z_]*[A-Z]");

  private static Set<String> named(Path file) throws IOException {
    return VARIABLE
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .filter(name -> !Variables.NO_SETTINGS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loopwarden",
        "README.md",
        "config/application.yml",
        "deploy/compose.yml",
        "deploy/Dockerfile",
        "deploy/loopwarden.service",
        "helm/loopwarden/values.yaml",
        "helm/loopwarden/templates/deployment.yaml",
      })
  void everyVariableIsASetting(String file) throws IOException {
    assertThat(named(Path.of(file))).isNotEmpty().isSubsetOf(Variables.ofSettings());
  }

  @Test
  void theVariablesAreReadAsSettings() {
    for (String variable : Variables.ofSettings()) {
      String key =
          variable
              .toLowerCase(Locale.ROOT)
              .replaceFirst("_", ".")
              .replaceFirst("(\\.(?:app|database|github))_", "$1.")
              .replace('_', '-');
      StandardEnvironment environment = new StandardEnvironment();
      environment
          .getPropertySources()
          .addFirst(
              new SystemEnvironmentPropertySource(
                  "given-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                  Map.of(variable, "it")));
      Binder binder = new Binder(ConfigurationPropertySources.get(environment));
      assertThat(binder.bind(key, String.class).orElse("")).as(variable).isEqualTo("it");
    }
  }

  @Test
  void aVariableThatSetsNothingIsTold() {
    assertThat(
            Variables.unknown(
                List.of(
                    "LOOPWARDEN_ACOUNTS",
                    "LOOPWARDEN_ACCOUNTS",
                    "LOOPWARDEN_PUBLICURL",
                    "LOOPWARDEN_APP_WEBHOOK_SECRETS_0",
                    "LOOPWARDEN_APP_PRIVATEKEY",
                    "LOOPWARDEN_GITHUB_PROXY_",
                    "LOOPWARDEN_CONFIG",
                    "LOOPWARDEN_SOMETHING_OF_THE_OPERATORS_OWN",
                    "PATH")))
        .containsExactly(
            "the variable LOOPWARDEN_ACOUNTS sets nothing; did you mean \"LOOPWARDEN_ACCOUNTS\"?",
            "the variable LOOPWARDEN_SOMETHING_OF_THE_OPERATORS_OWN sets nothing");
  }

  @Test
  void theImageRunsTheServiceAsTheLauncherDoes() throws IOException {
    String image = Files.readString(Path.of("deploy/Dockerfile"));
    String launcher = Files.readString(Path.of("loopwarden"));
    Matches serving = new Matches("jvm\\+=\\((-XX:\\+UseG1GC[^)]*)\\)", launcher);
    assertThat(serving.only().split(" ")).hasSizeGreaterThan(2).allMatch(image::contains);
    assertThat(image).contains("--enable-native-access=ALL-UNNAMED", "-Xss4m");
  }

  private record Matches(String pattern, String text) {
    String only() {
      return Pattern.compile(pattern)
          .matcher(text)
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.joining("\n"));
    }
  }
}
