package dev.loopwarden.report;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.analysis.source.Decoder;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.source.TextEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An engine for tests of what stands around it: every {@code nap(...)} is an error with a safe fix,
 * every {@code spawn(...)} a warning with a chain, every {@code peek(...)} a note; a file with
 * {@code unreadable} in its name is skipped, and {@code # quiet} silences its line.
 */
public final class WordAnalyzer implements Analyzer {
  public static final RuleInfo NAP =
      RuleInfo.of("blocking-sleep", Category.BLOCKING, Severity.ERROR, "Sleep on the event loop")
          .fix(FixKind.SAFE);
  public static final RuleInfo SPAWN =
      RuleInfo.of("unstored-task", Category.TASKS, Severity.WARNING, "Task that nobody keeps");
  public static final RuleInfo PEEK =
      RuleInfo.of("blocking-file-io", Category.BLOCKING, Severity.NOTE, "File access on the loop");
  public static final List<RuleInfo> RULES = List.of(NAP, SPAWN, PEEK);

  @Override
  public Analysis analyze(SourceTree tree, Options options) {
    return new Words(tree, options);
  }

  @Override
  public Analysis analyze(SourceTree tree, Set<String> changed, Options options) {
    return new Words(tree, options);
  }

  private static final class Words implements Analysis {
    private final Map<String, SourceFile> sources = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Options options;

    Words(SourceTree tree, Options options) {
      this.options = options;
      for (SourceTree.Entry file : tree.files()) {
        if (file.path().contains("unreadable")) {
          skipped.add(new Skipped(file.path(), "its encoding is not known", true));
          continue;
        }
        SourceFile source = decoded(tree, file);
        sources.put(file.path(), source);
        find(source, "nap(", NAP);
        find(source, "spawn(", SPAWN);
        find(source, "peek(", PEEK);
      }
    }

    private static SourceFile decoded(SourceTree tree, SourceTree.Entry file) {
      try {
        return switch (Decoder.decode(file.path(), tree.read(file))) {
          case Decoder.Decoded.Text(SourceFile source) -> source;
          case Decoder.Decoded.Undecodable(String reason) -> throw new AssertionError(reason);
        };
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void find(SourceFile source, String word, RuleInfo rule) {
      Optional<Severity> level =
          options.levels().getOrDefault(rule.id(), Optional.of(rule.severity()));
      if (level.isEmpty()) {
        return;
      }
      String text = source.text();
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        Span span = new Span(at, text.indexOf(')', at) + 1);
        Finding finding = finding(source, rule, span).at(level.get());
        int quiet = source.line(source.lines().line(at)).indexOf("# quiet");
        if (quiet >= 0) {
          int start = source.lines().start(source.lines().line(at)) + quiet;
          suppressed.add(new Suppressed(finding, source.path(), new Span(start, start + 7)));
        } else {
          findings.add(finding);
        }
      }
    }

    private static Finding finding(SourceFile source, RuleInfo rule, Span span) {
      List<ChainStep> chain =
          rule.equals(SPAWN)
              ? List.of(
                  new ChainStep(source.path(), span, "main() calls " + source.text(span)),
                  new ChainStep(source.path(), new Span(0, 1), "which starts a task"))
              : List.of();
      List<ChainStep> related =
          rule.equals(PEEK)
              ? List.of(new ChainStep(source.path(), new Span(0, 1), "the loop starts here"))
              : List.of();
      return new Finding(
          rule.id(),
          rule.severity(),
          source.path(),
          span,
          "main",
          source.text(span) + " holds up every other task",
          chain,
          related,
          "sink");
    }

    @Override
    public List<Finding> findings() {
      return findings;
    }

    @Override
    public List<Suppressed> suppressed() {
      return suppressed;
    }

    @Override
    public List<Skipped> skipped() {
      return skipped;
    }

    @Override
    public List<RuleFailure> failures() {
      return sources.values().stream()
          .filter(source -> source.text().contains("make a rule fail"))
          .map(s -> new RuleFailure(SPAWN.id(), s.path(), "java.lang.IllegalStateException: no"))
          .toList();
    }

    @Override
    public Statistics statistics() {
      int bytes = sources.values().stream().mapToInt(source -> source.text().length()).sum();
      return new Statistics(sources.size() + skipped.size(), sources.size(), 0, 0, bytes);
    }

    @Override
    public SourceFile source(String path) {
      SourceFile source = sources.get(path);
      if (source == null) {
        throw new IllegalArgumentException("not analysed: " + path);
      }
      return source;
    }

    @Override
    public Optional<Fix> fix(Finding finding) {
      if (!finding.rule().equals(new RuleId("blocking-sleep"))) {
        return Optional.empty();
      }
      int start = finding.span().start();
      List<TextEdit> edits =
          List.of(
              TextEdit.insert(0, "import asyncio\n"),
              TextEdit.replace(new Span(start, start + 3), "await asyncio.sleep"));
      return Optional.of(new Fix("Await asyncio.sleep()", Fix.Safety.SAFE, finding.path(), edits));
    }

    @Override
    public List<String> explain(String path, int line) {
      return findings.stream()
          .filter(f -> source(path).lines().line(f.span().start()) == line)
          .map(Finding::message)
          .toList();
    }
  }
}
