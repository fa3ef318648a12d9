package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.analysis.source.Span;
import dev.loopwarden.analysis.syntax.ParseOutcome.OverBudget;
import dev.loopwarden.analysis.syntax.ParseOutcome.Parsed;
import dev.loopwarden.analysis.syntax.Statement.ErrorStatement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Parses Python 3.8 to 3.14. Thread-safe; every thread that parses takes a native parser from a
 * pool.
 *
 * <p>Parsing never fails: what is not Python becomes {@link ErrorStatement} and {@link
 * Expression.ErrorExpression} nodes, listed in {@link Module#errors}.
 */
public final class PythonParser {
  private final TreeSitter functions;
  private final String natives;
  private final ConcurrentLinkedDeque<Worker> idle = new ConcurrentLinkedDeque<>();

  /** What one thread at a time works with. */
  private record Worker(NativeParser parser, NameCache names) {}

  private PythonParser(@Nullable String folder, String unpackFolder) {
    NativeLibraries libraries = new NativeLibraries(folder, unpackFolder);
    functions = new TreeSitter(libraries.load());
    natives = libraries.origins();
  }

  /**
   * A parser on the native libraries in the folder that the system property {@code
   * loopwarden.natives} names; what is not there comes from the class path.
   */
  public static PythonParser create() {
    return create(System.getProperty("loopwarden.natives"), System.getProperty("java.io.tmpdir"));
  }

  /** A parser on the native libraries in a folder; what is not there comes from the class path. */
  public static PythonParser create(String folder) {
    return create(folder, System.getProperty("java.io.tmpdir"));
  }

  /**
   * As above.
   *
   * @param unpackFolder where those of the class path lie for a moment, to be loaded; made if need
   *     be
   */
  public static PythonParser create(@Nullable String folder, String unpackFolder) {
    return new PythonParser(folder, unpackFolder);
  }

  /** Where the native libraries came from, for people. */
  public String natives() {
    return natives;
  }

  /**
   * Parses a file, however large. One that tree-sitter cannot read within bounds that no real code
   * meets is one error.
   */
  public Module parse(SourceFile file) {
    Module module = parsed(file, Integer.MAX_VALUE);
    return module == null ? unread(file) : module;
  }

  /** Parses a file if that is within the budget. */
  public ParseOutcome parse(SourceFile file, ParseBudget budget) {
    if (file.text().length() > budget.characters()) {
      return new OverBudget("the file has more than " + budget.characters() + " characters");
    }
    Module module = parsed(file, budget.nodes());
    return module == null
        ? new OverBudget(
            "the file takes more than " + budget.nodes() + " syntax nodes, or is hardly Python")
        : new Parsed(module);
  }

  private @Nullable Module parsed(SourceFile file, int maxNodes) {
    Worker worker = idle.pollFirst();
    if (worker == null) {
      worker = new Worker(new NativeParser(functions), new NameCache());
    }
    Module module = worker.parser.parse(file.text(), maxNodes) ? built(file, worker) : null;
    idle.addFirst(worker);
    return module;
  }

  private static Module built(SourceFile file, Worker worker) {
    Building building = new Building(worker.parser, file.text(), worker.names);
    List<Statement> body = new StatementBuilder(building).all();
    return new Module(
        0,
        0,
        file.text().length(),
        file,
        body,
        building.nodes(),
        worker.parser.comments(),
        building.errors());
  }

  /** A file that tree-sitter must not see: one error from its beginning to its end. */
  private static Module unread(SourceFile file) {
    int end = file.text().length();
    List<Statement> body = List.of(new ErrorStatement(1, 0, end, List.of()));
    return new Module(0, 0, end, file, body, 2, List.of(), List.of(new Span(0, end)));
  }
}
