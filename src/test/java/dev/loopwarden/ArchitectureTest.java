package dev.loopwarden;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls between our packages: with one Maven module, only this test keeps them standing. */
final class ArchitectureTest {
  private static final String BASE = "dev.loopwarden";
  private static final String SYNTAX = BASE + ".analysis.syntax";
  private static final String[] ZONE_1 = {
    BASE + ".analysis..", BASE + ".diff..", BASE + ".policy..",
  };

  /** Each package and what it may import of ours ("analysis." left out); no row means nothing. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      table(
          """
          finding            -> source
          syntax             -> source
          knowledge          -> source
          semantics          -> source syntax knowledge facts
          facts              -> source finding
          extract            -> source finding syntax knowledge semantics facts
          project            -> source finding knowledge facts
          rule               -> source finding syntax knowledge semantics facts project
          rules.eventloop    -> source finding syntax knowledge semantics facts project rule
          rules.blocking     -> source finding syntax knowledge semantics facts project rule
          rules.tasks        -> source finding syntax knowledge semantics facts project rule
          rules.concurrency  -> source finding syntax knowledge semantics facts project rule
          rules.libraries    -> source finding syntax knowledge semantics facts project rule
          rules.suppression  -> source finding syntax knowledge semantics facts project rule
          rules     -> finding rule rules.eventloop rules.blocking rules.tasks rules.concurrency \
                       rules.libraries rules.suppression
          engine    -> source finding syntax knowledge semantics facts extract project rule

          diff      -> source
          policy    -> source finding knowledge

          review    -> source finding rule engine diff policy
          handbook  -> finding rule rules
          report    -> source finding rule engine diff policy review handbook
          git       -> source engine diff review
          hosting   ->
          identity  ->
          jobs      -> hosting
          pullrequest -> source finding knowledge rule engine diff policy review handbook report \
                       hosting identity
          ingest    -> hosting identity jobs pullrequest
          setup     -> hosting identity
          store     -> source finding facts engine review hosting identity jobs pullrequest ingest setup
          github    -> source finding engine diff review hosting identity jobs pullrequest ingest setup
          web       -> finding rule handbook identity setup
          standin   -> diff
          serve     -> source finding syntax knowledge rule rules engine diff policy review handbook report \
                       hosting identity jobs pullrequest ingest setup store github web
          cli       -> source finding syntax knowledge rule rules engine diff policy review handbook report \
                       git hosting identity jobs ingest setup store standin serve
          (root)    -> cli
          """);

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(BASE);

  @Test
  void packagesImportWhatTheTableAllows() {
    classes().should(importOnlyWhatTheTableAllows()).check(PRODUCT);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void packagesAreNullMarked() {
    classes().should(beInANullMarkedPackage()).check(PRODUCT);
  }

  @Test
  void zone1UsesNoFrameworkNoNetworkAndNoDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage(ZONE_1)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "java.net..", "javax.net..", "java.sql..", "javax.sql..")
        .because("the engine is data in, data out; what it needs is handed to it by zone 2")
        .check(PRODUCT);
  }

  /** The one exception unpacks tree-sitter: it lies in jars, and only a file can be loaded. */
  @Test
  void zone1ReadsNoFilesExceptClassPathResources() {
    noClasses()
        .that(resideInAnyPackage(ZONE_1).and(not(name(SYNTAX + ".NativeLibraries"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                .or(nameMatching("java\\.io\\.(File|RandomAccessFile)\\w*")))
        .because("sources come through SourceTree; data files through getResourceAsStream")
        .check(PRODUCT);
  }

  @Test
  void zone1ReadsNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(ZONE_1)
        .should()
        .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|InstantSource)"))
        .orShould()
        .callMethodWhere(
            target(nameMatching("now|currentTimeMillis|nanoTime"))
                .and(target(owner(resideInAnyPackage("java.lang", "java.time")))))
        .because("budgets count work, so that results are the same everywhere")
        .check(PRODUCT);
  }

  @Test
  void onlySyntaxKnowsTreeSitterAndForeignFunctions() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SYNTAX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.lang.foreign..", "org.treesitter..", "io.github.treesitter..")
        .because("everything else works on our own tree")
        .check(PRODUCT);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE, BASE + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(PRODUCT);
  }

  @Test
  void onlyTheCommandLineWritesToTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE, BASE + ".cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .because("standard output is the result of a command")
        .check(PRODUCT);
  }

  private static ArchCondition<JavaClass> importOnlyWhatTheTableAllows() {
    return new ArchCondition<>("import only what the table allows") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        from.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !isAllowed(dependency))
            .map(bad -> SimpleConditionEvent.violated(bad, bad.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static boolean isAllowed(Dependency dependency) {
    JavaClass to = dependency.getTargetClass().getBaseComponentType();
    if (!to.getPackageName().startsWith(BASE)) {
      return true;
    }
    String importer = shortName(dependency.getOriginClass());
    String imported = shortName(to);
    return importer.equals(imported)
        || MAY_IMPORT.getOrDefault(importer, Set.of()).contains(imported);
  }

  private static String shortName(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(BASE)
        ? "(root)"
        : name.substring(BASE.length() + 1).replaceFirst("^analysis\\.", "");
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getPackageName() + " has no @NullMarked package-info"));
        }
      }
    };
  }

  private static Map<String, Set<String>> table(String rows) {
    return rows.lines()
        .filter(row -> !row.isBlank())
        .map(row -> row.strip().split("\\s*->\\s*"))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> cells.length == 1 ? Set.of() : Set.of(cells[1].split("\\s+"))));
  }
}
