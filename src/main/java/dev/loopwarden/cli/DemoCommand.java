package dev.loopwarden.cli;

import dev.loopwarden.git.GitRepository;
import dev.loopwarden.git.Head;
import dev.loopwarden.git.SampleRepository;
import dev.loopwarden.policy.FailOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reviews a small repository that comes with the program. */
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
            "Review a sample: a small repository whose last change introduces one pitfall of each"
                + " category.",
            "");
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
    if (keep == null) {
      Path folder = Files.createTempDirectory("loopwarden-demo");
      try {
        return review(options, folder);
      } finally {
        delete(folder);
      }
    }
    Path folder = tools.terminal().folder().resolve(keep);
    requireEmpty(folder, keep);
    Files.createDirectories(folder);
    int code = review(options, folder);
    tools.terminal().say("the sample is in " + keep + "; try: loopwarden review --repo " + keep);
    return code;
  }

  private int review(Typed options, Path folder) throws IOException {
    SampleRepository.unpack(folder);
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
