package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
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
import java.util.stream.Stream;
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

  /** Read by the launcher, the image or the command line. */
  private static final Set<String> NO_SETTINGS =
      Set.of("LOOPWARDEN_CONFIG", "LOOPWARDEN_JAVA_OPTS", "LOOPWARDEN_NO_AOT");

  private static Set<String> named(Path file) throws IOException {
    return VARIABLE
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .filter(name -> !NO_SETTINGS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> variables(String prefix, Class<?> part) {
    return Stream.of(part.getRecordComponents())
        .flatMap(
            component ->
                component.getType().isRecord()
                    ? variables(variable(prefix, component), component.getType())
                    : Stream.of(variable(prefix, component)));
  }

  private static String variable(String prefix, RecordComponent component) {
    String name = component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    return prefix + "_" + name;
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
    List<String> known = variables("LOOPWARDEN", Settings.class).toList();
    assertThat(named(Path.of(file))).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void theVariablesAreReadAsSettings() {
    for (String variable : variables("LOOPWARDEN", Settings.class).toList()) {
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
  void theImageRunsTheServiceAsTheLauncherDoes() throws IOException {
    String image = Files.readString(Path.of("deploy/Dockerfile"));
    Matches serving =
        new Matches(
            "serve\\)\\s[^;]*?jvm\\+=\\((-XX[^)]*)\\)", Files.readString(Path.of("loopwarden")));
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
