package dev.loopwarden.analysis;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.source.PythonVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small project whose comments say what is to be found in it: one Python file, or a folder of
 * several.
 *
 * <p>Headers among the first comments: {@code # python: 3.14} for syntax that needs that version,
 * {@code # floor: 3.9} for the oldest version that the project supports.
 *
 * @param name such as {@code tasks/unstored-task/bad.py}
 * @param rule the rule whose folder it lies in; empty for the article's examples
 * @param files where its files lie, by their paths in the project
 */
record Fixture(String name, Optional<RuleId> rule, Map<String, Path> files) {
  private static final Path MAIN = Path.of("src/main/resources/rules");
  private static final Path TEST = Path.of("src/test/resources/rules");
  private static final Path SEED = Path.of("src/test/resources/seed");
  private static final Pattern HEADER = Pattern.compile("# (python|floor): 3\\.(\\d+)");

  /** Those that {@code -Dfixture=tasks/unstored-task} selects, or all. */
  static Stream<Fixture> selected() {
    String wanted = System.getProperty("fixture", "");
    return all().filter(fixture -> fixture.name.startsWith(wanted));
  }

  /** All of them, by name. */
  static Stream<Fixture> all() {
    Stream<Fixture> shipped =
        children(MAIN)
            .flatMap(Fixture::children)
            .flatMap(Fixture::children)
            .filter(path -> path.getFileName().toString().matches("(bad|good)\\.(py|ipynb)"))
            .map(path -> of(path, MAIN));
    Stream<Fixture> edgeCases =
        children(TEST)
            .flatMap(Fixture::children)
            .flatMap(Fixture::children)
            .map(path -> of(path, TEST));
    Stream<Fixture> seed = children(SEED).map(path -> of(path, SEED.getParent()));
    return Stream.of(shipped, edgeCases, seed)
        .flatMap(Function.identity())
        .sorted(Comparator.comparing(Fixture::name));
  }

  /** The files that are meant to be Python, beside the fixtures too. */
  static Stream<Path> pythonFiles() {
    return Stream.of(MAIN, TEST, SEED).flatMap(Fixture::filesBelow);
  }

  /** The bytes of its files. */
  Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, file) -> contents.put(path, bytes(file)));
    return contents;
  }

  /** The text of one of its files. */
  String text(String path) {
    return text(files.get(path));
  }

  /** The oldest Python that the project supports. */
  PythonVersion floor() {
    return files.values().stream()
        .flatMap(file -> header(text(file), "floor").stream())
        .findFirst()
        .orElse(PythonVersion.DEFAULT);
  }

  boolean isNotebook() {
    return name.endsWith(".ipynb");
  }

  /** A version that a text's headers name. */
  static Optional<PythonVersion> header(String text, String key) {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(HEADER::matcher)
        .filter(header -> header.matches() && header.group(1).equals(key))
        .map((Matcher header) -> new PythonVersion(3, Integer.parseInt(header.group(2))))
        .findFirst();
  }

  static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Fixture of(Path path, Path root) {
    String name = root.relativize(path).toString();
    Optional<RuleId> rule =
        path.startsWith(SEED)
            ? Optional.empty()
            : Optional.of(new RuleId(path.getParent().getFileName().toString()));
    if (Files.isDirectory(path)) {
      Map<String, Path> files =
          filesBelow(path)
              .collect(Collectors.toMap(file -> path.relativize(file).toString(), file -> file));
      return new Fixture(name, rule, files);
    }
    return new Fixture(name, rule, Map.of("app/" + path.getFileName(), path));
  }

  private static Stream<Path> filesBelow(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(path -> path.toString().endsWith(".py") || path.toString().endsWith(".ipynb"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> !path.getFileName().toString().startsWith("__pycache__"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
