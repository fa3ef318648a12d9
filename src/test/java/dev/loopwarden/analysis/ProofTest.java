package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.Python.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every {@code proof.py}: CPython shows the harm in bad.py, and its absence in good.py. */
@TestInstance(Lifecycle.PER_CLASS)
class ProofTest {
  private static final int AT_ONCE = 2;

  private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
  private List<Proof> proofs = List.of();

  record Proof(Path folder, Future<Run> run) {

    @Override
    public String toString() {
      return folder.toString();
    }
  }

  @BeforeAll
  void start() {
    String wanted = System.getProperty("fixture", "");
    proofs =
        Fixture.pythonFiles()
            .filter(file -> file.endsWith("proof.py") && file.toString().contains(wanted))
            .map(Path::getParent)
            .map(folder -> new Proof(folder, executor.submit(() -> run(folder))))
            .toList();
  }

  @AfterAll
  void stop() {
    executor.close();
  }

  Stream<Proof> proofs() {
    return proofs.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("proofs")
  void holds(Proof proof) throws Exception {
    Run run = proof.run.get();
    assertThat(run.exit()).as("%s:%n%s", proof, run.output()).isZero();
  }

  private static Run run(Path folder) {
    return Python.run(folder, List.of("proof.py"), "");
  }
}
