package dev.loopwarden.bench;

import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.extract.Extractor;
import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The steps of an analysis on one thread, each by itself and all together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
  /** Lines of the file. */
  @Param({"100", "1000", "10000"})
  public int lines;

  private final PythonParser parser = PythonParser.create();
  private final Analyzer cold = analyzer(FactsCache.none());
  private final Analyzer warm = analyzer(new MemoryCache());
  private final Options options = new Options(false, Map.of(), Options.defaults().python(), 1);

  private SourceFile file = Samples.ofLines(1);
  private Module module = parser.parse(file);
  private OneFile tree = new OneFile(file);

  /** Makes the file. */
  @Setup
  public void prepare() {
    file = Samples.ofLines(lines);
    module = parser.parse(file);
    tree = new OneFile(file);
    warm.analyze(tree, options);
  }

  /** From text to our own syntax tree. */
  @Benchmark
  public Module parse() {
    return parser.parse(file);
  }

  /** From the tree to scopes and symbolic values. */
  @Benchmark
  public ModuleModel resolve() {
    return ModuleModel.of(module);
  }

  /** From the tree to facts. */
  @Benchmark
  public FileFacts resolveAndExtract() {
    return Extractor.extract(ModuleModel.of(module), List.of());
  }

  /** From cached facts to findings: linking and the rules that need the project. */
  @Benchmark
  public List<Finding> link() {
    return warm.analyze(tree, options).findings();
  }

  /** Everything, with all rules. */
  @Benchmark
  public List<Finding> analyze() {
    return cold.analyze(tree, options).findings();
  }

  private Analyzer analyzer(FactsCache cache) {
    return Analyzer.of(Catalogue.all(), Knowledge.bundled(), cache, parser);
  }

  /** A project of one file. */
  private static final class OneFile implements SourceTree {
    private final Entry entry;
    private final byte[] bytes;

    OneFile(SourceFile file) {
      bytes = file.text().getBytes(StandardCharsets.UTF_8);
      entry = new Entry(file.path(), Integer.toHexString(file.text().hashCode()), bytes.length);
    }

    @Override
    public List<Entry> files() {
      return List.of(entry);
    }

    @Override
    public byte[] read(Entry file) {
      return bytes;
    }
  }

  /** Remembers everything. */
  private static final class MemoryCache implements FactsCache {
    private final Map<String, byte[]> entries = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] get(String key) {
      return entries.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
      entries.put(key, value);
    }
  }
}
