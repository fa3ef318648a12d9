package dev.loopwarden.bench;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.syntax.Module;
import dev.loopwarden.analysis.syntax.PythonParser;
import java.util.concurrent.TimeUnit;
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

/** From text to our own syntax tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ParseBenchmark {
  /** Lines of the file. */
  @Param({"100", "1000", "10000"})
  public int lines;

  private final PythonParser parser = PythonParser.create();
  private SourceFile file = Samples.ofLines(1);

  /** Makes the file. */
  @Setup
  public void prepare() {
    file = Samples.ofLines(lines);
  }

  @Benchmark
  public Module parse() {
    return parser.parse(file);
  }
}
