package dev.loopwarden.serve;

import dev.loopwarden.policy.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables of the environment that set something here. */
final class Variables {
  private static final String PREFIX = "LOOPWARDEN_";

  /** Read by the launcher or the command line. */
  static final Set<String> NO_SETTINGS =
      Set.of("LOOPWARDEN_CONFIG", "LOOPWARDEN_JAVA_OPTS", "LOOPWARDEN_NO_AOT");

  private Variables() {}

  /** The variable of each setting. */
  static List<String> ofSettings() {
    return of(PREFIX, Settings.class).toList();
  }

  private static Stream<String> of(String prefix, Class<?> part) {
    return Stream.of(part.getRecordComponents())
        .flatMap(
            component -> {
              String name = prefix + name(component);
              return component.getType().isRecord()
                  ? of(name + "_", component.getType())
                  : Stream.of(name);
            });
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  /**
   * What to tell operators about variables that look like ours and set nothing: Spring refuses an
   * unknown key of a file, but not this.
   */
  static List<String> unknown(Collection<String> environment) {
    List<String> known = Stream.concat(ofSettings().stream(), NO_SETTINGS.stream()).toList();
    Set<String> readable = known.stream().map(Variables::folded).collect(Collectors.toSet());
    return environment.stream()
        .filter(name -> name.startsWith(PREFIX) && !readable.contains(folded(name)))
        .sorted()
        .map(name -> "the variable " + name + " sets nothing" + Nearest.hint(name, known))
        .toList();
  }

  /** As Spring compares names: underscores count only before the number of an element. */
  private static String folded(String name) {
    return name.replaceFirst("(_\\d+)+_?$", "").replace("_", "");
  }
}
