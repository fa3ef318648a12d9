package dev.loopwarden.cli;

import dev.loopwarden.git.GitRepository;
import dev.loopwarden.git.Head;
import dev.loopwarden.git.SampleRepository;
import dev.loopwarden.policy.FailOn;
import dev.loopwarden.serve.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Shows the whole way of a review: a pull request on a GitHub of our own, its webhook, the service,
 * and what comes back. What starts Spring is started by {@link Demonstration} only.
 */
final class DemoCommand implements Command {
  private final Tools tools;

  DemoCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public Usage spec() {
    Usage spec =
        Specs.command(
            name(),
            "Review a pull request as the GitHub App does: the real service beside a GitHub of our"
                + " own, with a webhook, a queue, an App token and the API.",
            "",
            "Without --repo, the change is a sample that introduces one pitfall of each category.",
            "At a terminal, a page with the diff and its comments stays until Ctrl-C.",
            "");
    spec.addOption(
        Specs.value(
            "--repo", "DIR", Path.class, "Review a change of this repository, not the sample."));
    spec.addOption(
        Specs.value(
            "--base", "REV", String.class, "Where it is to be merged (the default branch)."));
    spec.addOption(Specs.value("--head", "REV", String.class, "The change (HEAD)."));
    spec.addOption(Specs.flag("--once", "End after printing; no page stays."));
    spec.addOption(
        Specs.flag(
            "--engine",
            "Review the sample with the engine alone, as loopwarden review does: no service, no"
                + " API. The options below are for this only."));
    spec.addOption(
        Specs.value(
            "--keep",
            "DIR",
            Path.class,
            "Make the repository in DIR and leave it there, to play with."));
    return Flags.addOutputTo(spec);
  }

  @Override
  public int run(Typed options) throws IOException {
    Path keep = Specs.get(options, "--keep");
    Path own = Specs.get(options, "--repo");
    boolean engine = Specs.has(options, "--engine");
    if (own != null && (keep != null || engine)) {
      throw new UsageException("--repo cannot be combined with --keep or --engine");
    }
    if (own == null && (Specs.has(options, "--base") || Specs.has(options, "--head"))) {
      throw new UsageException("--base and --head are for --repo");
    }
    Path folder = TemporaryFolder.make("loopwarden-demo");
    try {
      if (own != null) {
        return loop(options, folder, tools.terminal().folder().resolve(own));
      }
      Path sample = keep == null ? folder.resolve("sample") : kept(keep);
      Files.createDirectories(sample);
      SampleRepository.unpack(sample);
      int code = engine ? review(options, sample) : loop(options, folder, sample);
      if (keep != null) {
        tools
            .terminal()
            .say("the sample is in " + keep + "; try: loopwarden review --repo " + keep);
      }
      return code;
    } finally {
      delete(folder);
    }
  }

  private Path kept(Path keep) throws IOException {
    Path folder = tools.terminal().folder().resolve(keep);
    requireEmpty(folder, keep);
    return folder;
  }

  /** The whole way of a review. */
  private int loop(Typed options, Path folder, Path repository) throws IOException {
    Demonstration.Subject subject = subject(options, repository);
    boolean stays = !Specs.has(options, "--once") && tools.terminal().attended().out();
    tools.terminal().say("starting the service and a GitHub for it");
    Thread cleaner = new Thread(() -> deleteQuietly(folder));
    Runtime.getRuntime().addShutdownHook(cleaner);
    try (Demonstration demonstration = Demonstration.start(folder, tools.terminal().clock())) {
      Demonstration.Result result = demonstration.review(subject, folder);
      String text =
          DemoText.of(
              result, tools.terminal().ink(Flags.colour(options)), tools.terminal().width());
      tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
      tools.terminal().out().flush();
      if (stays) {
        tools.terminal().say("the pull request is at " + result.pull().page() + " until Ctrl-C");
        new CountDownLatch(1).await();
      }
      return ExitCode.OK;
    } catch (SettingsException e) { // of its settings only the place of its data is not ours
      throw TemporaryFolder.unusable("the service does not start: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    } finally {
      forget(cleaner);
    }
  }

  private static void forget(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException _) {
      // it runs already
    }
  }

  private static Demonstration.Subject subject(Typed options, Path folder) throws IOException {
    boolean sample = Specs.get(options, "--repo") == null;
    String base = sample ? SampleRepository.BASE : Specs.get(options, "--base");
    String named = Specs.get(options, "--head");
    String head = sample ? SampleRepository.HEAD : named == null ? "HEAD" : named;
    try (GitRepository repository = GitRepository.open(folder)) {
      GitRepository.Ends ends = repository.ends(base, head);
      Path name = repository.root().toRealPath().getFileName();
      return new Demonstration.Subject(
          sample ? "parcels" : hostable(String.valueOf(name)),
          ends.objects(),
          ends.base(),
          ends.head(),
          sample ? SampleRepository.HEAD : "change",
          sample ? SampleRepository.TITLE : head);
    }
  }

  /** A folder's name as GitHub would take it for a repository. */
  private static String hostable(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^\\.+|\\.git$", "");
    return plain.isEmpty() ? "repository" : plain;
  }

  /** With the engine alone. */
  private int review(Typed options, Path folder) throws IOException {
    tools.terminal().say("reviewing the branch " + SampleRepository.HEAD + " of a sample");
    Flags given = Flags.of(options);
    FailOn failOn = given.verdict().failOn();
    Flags flags =
        new Flags(
            given.output(),
            new Flags.Verdict(failOn == null ? FailOn.NEVER : failOn, given.verdict().strict()),
            new Flags.Analysis(null, null, false, null, List.of(), List.of()),
            new Flags.Cache(true, null));
    try (GitRepository repository = GitRepository.open(folder)) {
      Head head = new Head.Commit(SampleRepository.HEAD);
      return new ReviewCommand(tools)
          .review(flags, repository, head, repository.change(SampleRepository.BASE, head));
    }
  }

  private static void requireEmpty(Path folder, Path named) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content =
        Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
      if (content.findAny().isPresent()) {
        throw new UsageException(
            "--keep expects a new or empty folder; there is something in " + named);
      }
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException | UncheckedIOException _) {
      // the service may still be writing; the folder for temporary files is cleaned by others
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
