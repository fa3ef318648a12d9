package dev.loopwarden.review;

import static java.util.Objects.requireNonNull;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows one pitfall, {@code sleep(...)} in an {@code async def}, directly or through one function
 * of any file. A line with {@code # ignore} is silent; a file with {@code # skip} is skipped, one
 * with {@code # part} in part, one with {@code # calm} has warnings only, one with {@code # fail}
 * makes the rule fail.
 */
final class ToyAnalyzer implements Analyzer {
  static final RuleId RULE = new RuleId("toy-sleep");
  private static final Pattern DEF = Pattern.compile("( *)(async )?def (\\w+).*");
  private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\([^()]*\\)");

  /** A function: whether it is async, and the calls in it. */
  private record Function(
      String path, String name, boolean isAsync, boolean isCalm, List<Call> calls) {}

  private record Call(String callee, Span span, boolean isIgnored) {}

  /** How often something was analysed. */
  final AtomicInteger runs = new AtomicInteger();

  @Override
  public Analysis analyze(SourceTree tree, Options options) {
    throw new UnsupportedOperationException("a review looks at what changed only");
  }

  @Override
  public Analysis analyze(SourceTree tree, Set<String> changed, Options options) {
    runs.incrementAndGet();
    ToyAnalysis analysis = new ToyAnalysis();
    List<Function> functions = new ArrayList<>();
    for (SourceTree.Entry file : tree.files()) {
      SourceFile source = read(tree, file);
      analysis.sources.put(file.path(), source);
      if (source.text().contains("# skip")) {
        analysis.skipped.add(new Analysis.Skipped(file.path(), "it is too long", true));
      } else if (source.text().contains("# fail")) {
        analysis.failures.add(new Analysis.RuleFailure(RULE, file.path(), "oops"));
      } else {
        functions.addAll(functions(source));
      }
      if (source.text().contains("# part")) {
        analysis.skipped.add(new Analysis.Skipped(file.path(), "a syntax error", false));
      }
    }
    functions.stream().filter(Function::isAsync).forEach(f -> check(f, functions, analysis));
    return analysis;
  }

  private static SourceFile read(SourceTree tree, SourceTree.Entry file) {
    try {
      return SourceFile.of(file.path(), new String(tree.read(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return SourceFile.of(file.path(), "# skip");
    }
  }

  private static List<Function> functions(SourceFile source) {
    List<Function> functions = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    boolean isCalm = source.text().contains("# calm");
    for (int line = 1; line <= source.lines().count(); line++) {
      String text = source.line(line);
      Matcher def = DEF.matcher(text);
      if (def.matches()) {
        calls = new ArrayList<>();
        boolean isAsync = def.group(2) != null;
        functions.add(new Function(source.path(), def.group(3), isAsync, isCalm, calls));
        continue;
      }
      Matcher call = CALL.matcher(text.replaceAll("#.*", ""));
      while (call.find()) {
        int start = source.lines().start(line);
        Span span = new Span(start + call.start(), start + call.end());
        calls.add(new Call(call.group(1), span, text.contains("# ignore")));
      }
    }
    return functions;
  }

  private static void check(Function function, List<Function> all, ToyAnalysis analysis) {
    for (Call call : function.calls()) {
      if (call.callee().equals("sleep")) {
        analysis.add(finding(function, call, List.of()), call.isIgnored());
        continue;
      }
      all.stream()
          .filter(other -> !other.isAsync() && other.name().equals(call.callee()))
          .forEach(
              other ->
                  other.calls().stream()
                      .filter(inner -> inner.callee().equals("sleep"))
                      .map(inner -> new ChainStep(other.path(), inner.span(), "sleeps"))
                      .forEach(
                          step ->
                              analysis.add(
                                  finding(function, call, List.of(step)), call.isIgnored())));
    }
  }

  private static Finding finding(Function function, Call call, List<ChainStep> chain) {
    return new Finding(
        RULE,
        function.isCalm() ? Severity.WARNING : Severity.ERROR,
        function.path(),
        call.span(),
        function.name(),
        "it sleeps",
        chain,
        List.of(),
        "sleep");
  }

  private static final class ToyAnalysis implements Analysis {
    private final Map<String, SourceFile> sources = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<RuleFailure> failures = new ArrayList<>();

    void add(Finding finding, boolean isIgnored) {
      if (isIgnored) {
        suppressed.add(new Suppressed(finding, finding.path(), finding.span()));
      } else {
        findings.add(finding);
      }
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
      return failures;
    }

    @Override
    public Statistics statistics() {
      return new Statistics(sources.size(), sources.size(), 0, 0, 0);
    }

    @Override
    public SourceFile source(String path) {
      return requireNonNull(sources.get(path));
    }

    @Override
    public Optional<Fix> fix(Finding finding) {
      return Optional.empty();
    }

    @Override
    public List<String> explain(String path, int line) {
      return List.of();
    }
  }
}
