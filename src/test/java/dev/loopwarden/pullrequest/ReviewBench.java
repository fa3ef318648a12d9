package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rule.Rule;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import dev.loopwarden.handbook.Handbook;
import dev.loopwarden.handbook.Links;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.MarkerKeys;
import dev.loopwarden.report.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The flow of a review with the real engine between a host and a memory of the tests. */
final class ReviewBench implements ReviewListener {
  static final List<RuleInfo> RULES = Catalogue.all().stream().map(Rule::info).toList();
  static final RuleBook BOOK =
      new RuleBook(RULES, Handbook.bundled(), new Links("https://loopwarden.example/rules"));
  static final MarkerKeys KEYS =
      new MarkerKeys(1, Map.of(1, new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256")));
  static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");

  /** A file in which nothing is found. */
  static final String BASE = "import asyncio\nimport time\n";

  /** The file with one finding, on line 6. */
  static final String SLEEPS =
      BASE + "\n\nasync def fetch(url):\n    time.sleep(1)\n    return url\n";

  private static final Knowledge KNOWLEDGE = Knowledge.bundled();
  private static final PythonParser PARSER = PythonParser.create();

  final MemoryHost host;
  final MemoryNotes memory = new MemoryNotes();
  final List<Figures> published = new ArrayList<>();
  final List<String> heads = new ArrayList<>();
  final List<Phase> phases = new ArrayList<>();
  boolean leased = true;
  boolean resolves;
  @Nullable String statusContext;

  ReviewBench(MemoryHost host) {
    this.host = host;
  }

  /** The file with so many findings. */
  static String calls(int count) {
    StringBuilder text = new StringBuilder(BASE);
    for (int i = 0; i < count; i++) {
      text.append("\n\nasync def fetch%d(url):\n    time.sleep(%d)\n".formatted(i, i));
    }
    return text.toString();
  }

  /** A run of the job for the pull request. */
  Outcome run() {
    return reviews().run(MemoryHost.PULL, () -> leased);
  }

  PullRequestReviews reviews() {
    ReviewPorts ports =
        new ReviewPorts(
            host,
            memory,
            _ -> FactsCache.none(),
            identities(),
            new RepositoryPolicy(
                RULES.stream().map(RuleInfo::id).collect(Collectors.toSet()), memory),
            (cache, own) ->
                Analyzer.of(
                    Catalogue.all(),
                    own.isEmpty() ? KNOWLEDGE : KNOWLEDGE.with(own),
                    cache,
                    PARSER));
    Preferences preferences = new Preferences("Loopwarden", statusContext, resolves, 1, "1.0");
    return new PullRequestReviews(ports, BOOK, preferences, InstantSource.fixed(NOW), this);
  }

  private static Identities identities() {
    return new Identities() {
      @Override
      public Optional<AppIdentity> current() {
        return Optional.empty();
      }

      @Override
      public MarkerKeys markerKeys() {
        return KEYS;
      }
    };
  }

  @Override
  public void looking(PullRequestRef pullRequest, String headSha) {
    heads.add(headSha);
  }

  @Override
  public void passed(PullRequestRef pullRequest, Phase phase, Duration duration) {
    phases.add(phase);
  }

  @Override
  public void published(PullRequestRef pullRequest, Figures figures) {
    published.add(figures);
  }
}
