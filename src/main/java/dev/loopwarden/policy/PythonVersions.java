package dev.loopwarden.policy;

import dev.loopwarden.analysis.source.PythonVersion;
import dev.loopwarden.policy.Value.Entry;
import dev.loopwarden.policy.Value.Scalar;
import dev.loopwarden.policy.Value.SyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the oldest Python that a project supports. */
public final class PythonVersions {
  /** What a version looks like, for messages. */
  public static final String EXPECTED = "a Python version such as 3.11, from 3.8 on";

  private static final PythonVersion OLDEST = new PythonVersion(3, 8);
  private static final Pattern VERSION = Pattern.compile("3\\.(\\d{1,2})");
  private static final Pattern LOWER =
      Pattern.compile("(?:>=?|~=|===?|\\^|~)\\s*(\\d{1,4})(?:\\.(\\d{1,4}))?");
  private static final Pattern SECTION = Pattern.compile("\\[(.+)]\\s*");
  private static final Pattern REQUIRES =
      Pattern.compile("python[_-]requires\\s*[=:]\\s*(.*)", Pattern.CASE_INSENSITIVE);

  private PythonVersions() {}

  /** A version as people write it; empty when it is none, or older than what we know. */
  public static Optional<PythonVersion> parse(String text) {
    Matcher matcher = VERSION.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new PythonVersion(3, Integer.parseInt(matcher.group(1))))
            .filter(version -> version.compareTo(OLDEST) >= 0)
        : Optional.empty();
  }

  /** What {@code pyproject.toml} demands; empty when it does not say, or cannot be read. */
  public static Optional<PythonVersion> ofPyproject(String text) {
    try {
      Value root = TomlReader.read(text);
      return Stream.of(
              text(root, "project", "requires-python"),
              text(root, "tool", "poetry", "dependencies", "python"))
          .flatMap(Optional::stream)
          .findFirst()
          .flatMap(PythonVersions::lowerBound);
    } catch (SyntaxException _) {
      return Optional.empty(); // the project's own tools say what is wrong with it
    }
  }

  private static Optional<String> text(Value root, String... path) {
    Optional<Value> at = Optional.of(root);
    for (String key : path) {
      at = at.flatMap(value -> SettingsReader.entry(value, key)).map(Entry::value);
    }
    return at.filter(Scalar.class::isInstance).map(value -> ((Scalar) value).text());
  }

  /** What {@code setup.cfg} demands. */
  public static Optional<PythonVersion> ofSetupCfg(String text) {
    String section = "";
    boolean continued = false;
    for (String line : text.lines().toList()) {
      Matcher header = SECTION.matcher(line);
      if (header.matches()) {
        section = header.group(1).strip();
      }
      Matcher requires = REQUIRES.matcher(line);
      if (section.equals("options") && requires.matches()) {
        continued = requires.group(1).isBlank();
        if (!continued) {
          return lowerBound(requires.group(1));
        }
      } else if (continued && !line.isBlank()) {
        return lowerBound(line);
      }
    }
    return Optional.empty();
  }

  /** The first lower bound of a specifier such as {@code >=3.9,<4}. */
  static Optional<PythonVersion> lowerBound(String specifier) {
    Matcher matcher = LOWER.matcher(specifier);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String minor = matcher.group(2);
    PythonVersion version =
        new PythonVersion(
            Integer.parseInt(matcher.group(1)), minor == null ? 0 : Integer.parseInt(minor));
    return Optional.of(version.compareTo(OLDEST) < 0 ? OLDEST : version);
  }
}
