package dev.loopwarden.cli;

import dev.loopwarden.policy.FailOn;
import dev.loopwarden.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options that several commands share; null means that the user did not say.
 *
 * @param output how the result is written
 * @param verdict when the run counts as failed
 * @param analysis what is looked for
 * @param cache where facts are remembered
 */
record Flags(Output output, Verdict verdict, Analysis analysis, Cache cache) {

  /**
   * How the result is written.
   *
   * @param format its format
   * @param file where to; null for standard output
   * @param colour when text is coloured
   */
  record Output(ReportFormat format, @Nullable Path file, Terminal.Colour colour) {}

  /**
   * When the run counts as failed.
   *
   * @param failOn the lowest level that fails it
   * @param strict whether anything that could not be analysed fails it
   */
  record Verdict(@Nullable FailOn failOn, boolean strict) {}

  /**
   * What is looked for.
   *
   * @param config a file of settings in place of the project's
   * @param python the oldest Python to care for
   * @param preview whether rules in preview run
   * @param jobs number of threads
   * @param select the only rules or categories to run; empty for all
   * @param ignore rules or categories not to run
   */
  record Analysis(
      @Nullable Path config,
      @Nullable String python,
      boolean preview,
      @Nullable Integer jobs,
      List<String> select,
      List<String> ignore) {}

  /**
   * Where facts are remembered.
   *
   * @param off whether nowhere
   * @param folder a folder in place of the usual one
   */
  record Cache(boolean off, @Nullable Path folder) {}

  /** Adds the options to a command. */
  static Usage addTo(Usage spec) {
    return addOutputTo(addAnalysisTo(spec));
  }

  /** Adds only those that say how the result is written and when the run counts as failed. */
  static Usage addOutputTo(Usage spec) {
    return spec.addOption(
            Specs.value(
                "--format",
                "FORMAT",
                ReportFormat.class,
                "text (default), json, sarif, junit, or github: annotations and a job summary in"
                    + " GitHub Actions."))
        .addOption(
            Specs.value("--output", "FILE", Path.class, "Write the result to FILE, not to stdout."))
        .addOption(
            Specs.value(
                "--fail-on",
                "LEVEL",
                FailOn.class,
                "Lowest level that ends the run with exit code 1: error, warning (default), note or"
                    + " never."))
        .addOption(
            Specs.flag("--strict", "End with exit code 3 when something could not be analysed."))
        .addOption(colour());
  }

  /** Adds only those that say what is looked for, and in which colours. */
  static Usage addAnalysisTo(Usage spec) {
    return spec.addOption(
            Specs.list("--select", "RULE", "Run only these rules or categories (a,b,...)."))
        .addOption(Specs.list("--ignore", "RULE", "Do not run these rules or categories."))
        .addOption(Specs.flag("--preview", "Run rules in preview, too."))
        .addOption(
            Specs.value(
                "--python",
                "VERSION",
                String.class,
                "Oldest Python that the code must work on, such as 3.11. Default: what"
                    + " requires-python in pyproject.toml says, else 3.10."))
        .addOption(
            Specs.value(
                "--config",
                "FILE",
                Path.class,
                "Settings, in place of [tool.loopwarden] in pyproject.toml or"
                    + " .github/loopwarden.yml."))
        .addOption(Specs.value("--jobs", "N", Integer.class, "Number of threads."))
        .addOption(Specs.flag("--no-cache", "Remember nothing between runs."))
        .addOption(
            Specs.value(
                "--cache", "DIR", Path.class, "Remember facts in DIR, not in .loopwarden_cache."));
  }

  static Option colour() {
    return Specs.value(
        "--color", "WHEN", Terminal.Colour.class, "Colours: auto (default), always or never.");
  }

  /** What was typed. */
  static Flags of(Typed options) {
    ReportFormat format = Specs.get(options, "--format");
    Integer jobs = Specs.get(options, "--jobs");
    if (jobs != null && (jobs < 1 || jobs > 256)) {
      throw new UsageException("--jobs expects a number from 1 to 256, not " + jobs);
    }
    return new Flags(
        new Output(
            format == null ? ReportFormat.TEXT : format,
            Specs.get(options, "--output"),
            colour(options)),
        new Verdict(Specs.get(options, "--fail-on"), Specs.has(options, "--strict")),
        new Analysis(
            Specs.get(options, "--config"),
            Specs.get(options, "--python"),
            Specs.has(options, "--preview"),
            jobs,
            Specs.all(options, "--select"),
            Specs.all(options, "--ignore")),
        new Cache(Specs.has(options, "--no-cache"), Specs.get(options, "--cache")));
  }

  static Terminal.Colour colour(Typed options) {
    Terminal.Colour colour = Specs.get(options, "--color");
    return colour == null ? Terminal.Colour.AUTO : colour;
  }
}
