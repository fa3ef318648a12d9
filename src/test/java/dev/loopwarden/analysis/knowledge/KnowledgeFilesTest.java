package dev.loopwarden.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files themselves: what they say must hang together. */
class KnowledgeFilesTest {
  private static final Pattern DOTTED =
      Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*(\\.\\*)?(\\(\\))?");
  private static final Set<String> MODULES_WITH_CAPITALS = Set.of("MySQLdb", "PIL", "PIL.Image");
  private static final BundledFiles FILES = BundledFiles.read();
  private static final int LARGEST = 150_000;

  static Stream<String> files() {
    return FILES.names().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyLineCanBeRead(String file) {
    Pack pack = parse(file);

    assertThat(pack.entries()).isNotEmpty();
    assertThat(pack.entries().keySet()).allMatch(name -> DOTTED.matcher(name).matches());
    assertThat(pack.aliases().keySet()).allMatch(name -> DOTTED.matcher(name).matches());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileNamesItsLibraryAndRelease(String file) {
    String text = BundledFiles.text(file);

    assertThat(text).startsWith("# library: ").containsPattern("(?m)^# release: \\d+\\.\\d+");
    assertThat(text.length()).isLessThan(LARGEST);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyNamedClassIsDescribed(String file) {
    Knowledge knowledge = Knowledge.bundled();
    List<String> missing = new ArrayList<>();
    for (Entry entry : parse(file).entries().values()) {
      for (String type : types(entry)) {
        Entry described = knowledge.find(type);
        if (described == null || described.kind() != Entry.Kind.CLASS) {
          missing.add(entry.name() + " names " + type);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMemberBelongsToADescribedClassOrPackage(String file) {
    Pack pack = parse(file);
    List<String> homeless = new ArrayList<>();
    for (String name : pack.entries().keySet()) {
      String owner = name.substring(0, name.lastIndexOf('.'));
      boolean looksLikeClass = Character.isUpperCase(owner.charAt(owner.lastIndexOf('.') + 1));
      if (looksLikeClass
          && !MODULES_WITH_CAPITALS.contains(owner)
          && !pack.entries().containsKey(owner)) {
        homeless.add(name);
      }
    }
    assertThat(homeless).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyAliasLeadsSomewhere(String file) {
    Pack pack = parse(file);
    List<String> lost = new ArrayList<>();
    pack.aliases()
        .forEach(
            (alias, target) -> {
              String prefix = target + ".";
              boolean isPackage =
                  Objects.requireNonNull(FILES.pack(target.split("\\.")[0]))
                      .entries()
                      .keySet()
                      .stream()
                      .anyMatch(it -> it.startsWith(prefix));
              if (!isPackage && Knowledge.bundled().find(target) == null) {
                lost.add(alias + " = " + target);
              }
            });
    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyNameIsFoundByItself(String file) {
    for (Entry entry : parse(file).entries().values()) {
      Entry found = Knowledge.bundled().find(entry.name());
      assertThat(found).as(entry.name()).isNotNull();
      assertThat(Objects.requireNonNull(found).kind()).as(entry.name()).isEqualTo(entry.kind());
    }
  }

  @Test
  void everyPackageIsInTheIndexWithItsFile() {
    BundledFiles files = BundledFiles.read();
    for (String file : files.names()) {
      Pack pack = parse(file);
      Stream.concat(pack.entries().keySet().stream(), pack.aliases().keySet().stream())
          .map(name -> name.split("\\.")[0])
          .distinct()
          .forEach(
              name ->
                  assertThat(Objects.requireNonNull(files.pack(name)).entries())
                      .as(name + " in " + file)
                      .isEqualTo(pack.entries()));
    }
  }

  @Test
  void everyTagIsUsedOnceInTheListOfTags() {
    List<String> tags =
        BundledFiles.text("tags.txt")
            .lines()
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> line.split(" ")[0])
            .toList();

    assertThat(tags)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(BundledFiles.tags());
  }

  private static Set<String> types(Entry entry) {
    Set<String> types = new HashSet<>(entry.bases());
    Stream.of(
            entry.type(),
            entry.enter(),
            entry.aenter(),
            entry.item(),
            entry.aitem(),
            entry.awaits())
        .filter(Objects::nonNull)
        .filter(type -> !"Self".equals(type))
        .forEach(types::add);
    return types;
  }

  private static Pack parse(String file) {
    return Parser.parse(new KnowledgeText(file, BundledFiles.text(file)), BundledFiles.tags());
  }
}
