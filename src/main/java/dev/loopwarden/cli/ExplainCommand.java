package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.git.Scan;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Page;
import dev.loopwarden.policy.Nearest;
import dev.loopwarden.report.Ink;
import dev.loopwarden.report.PageText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a rule's page, or says why there is a finding on a line, or none. */
final class ExplainCommand implements Command {
  private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,9})(?::\\d+)?");

  private final Tools tools;

  ExplainCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public Usage spec() {
    Usage spec =
        Specs.command(
            name(),
            "Show what a rule is about, or why a line has a finding or none.",
            "",
            "  loopwarden explain blocking-sleep",
            "  loopwarden explain app/service.py:42",
            "");
    spec.addPositional(
        Specs.parameters("RULE|FILE:LINE", "1", "The id of a rule, or a line of a file."));
    return Flags.addAnalysisTo(spec).addOption(Flags.colour());
  }

  @Override
  public int run(Typed options) throws IOException {
    String subject = Specs.parameters(options).getFirst();
    Optional<RuleInfo> rule =
        tools.rules().stream().filter(r -> r.id().value().equals(subject)).findFirst();
    Ink ink = tools.terminal().ink(Flags.colour(options));
    if (rule.isPresent()) {
      print(page(rule.get(), ink));
      return ExitCode.OK;
    }
    Matcher place = PLACE.matcher(subject);
    if (place.matches() && Files.exists(tools.terminal().folder().resolve(place.group(1)))) {
      return line(options, place.group(1), Integer.parseInt(place.group(2)), ink);
    }
    if (place.matches()) {
      throw new UsageException("there is no file " + place.group(1));
    }
    List<String> ids = tools.rules().stream().map(r -> r.id().value()).toList();
    throw new UsageException(
        "there is no rule \"%s\"%s (see: loopwarden rules)"
            .formatted(subject, Nearest.hint(subject, ids)));
  }

  private String page(RuleInfo rule, Ink ink) {
    Optional<Page> page = Handbook.bundled().page(rule);
    return page.map(p -> PageText.of(p, ink, tools.terminal().width()))
        .orElseGet(() -> rule.title() + " (" + rule.id() + "): this rule has no page yet.\n");
  }

  private int line(Typed options, String file, int line, Ink ink) throws IOException {
    List<Path> paths = Folders.existing(tools.terminal().folder(), List.of(file));
    try (Scan scan = Scan.of(paths)) {
      Scan.Project project = scan.projects().getFirst();
      Flags flags = Flags.of(options);
      try (Caches caches = new Caches(tools.terminal(), flags);
          Progress progress = new Progress(tools.terminal())) {
        Session session = Session.of(tools, flags, caches, project.root());
        SourceTree tree = session.files(project);
        Analysis analysis =
            session
                .analyzer()
                .analyze(progress.watch(tree), project.asked(), session.plan().options());
        String path = project.asked().iterator().next();
        if (tree.files().stream().noneMatch(entry -> entry.path().equals(path))) {
          throw new UsageException("the settings leave out " + file);
        }
        print(new LineStory(analysis, session.rules(), tools.terminal()).of(path, line, ink));
      }
    }
    return ExitCode.OK;
  }

  private void print(String text) throws IOException {
    tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
