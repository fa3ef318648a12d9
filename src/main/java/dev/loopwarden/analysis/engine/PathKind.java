package dev.loopwarden.analysis.engine;

import java.util.Locale;
import java.util.Set;

/** Whether a file's findings matter as much as others. */
final class PathKind {
  /** Folders of code that does not serve users: findings there weigh one level less. */
  private static final Set<String> SECONDARY =
      Set.of(
          "test",
          "tests",
          "testing",
          "example",
          "examples",
          "sample",
          "samples",
          "benchmark",
          "benchmarks",
          "bench",
          "script",
          "scripts",
          "doc",
          "docs",
          "demo",
          "demos",
          "tutorial",
          "tutorials",
          "perf",
          "performance",
          "tools",
          "docs_src");

  private PathKind() {}

  /** Whether it is a test, an example, a benchmark or a script. */
  static boolean isSecondary(String path) {
    String[] parts = path.toLowerCase(Locale.ROOT).split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      if (SECONDARY.contains(parts[i])) {
        return true;
      }
    }
    String name = parts[parts.length - 1];
    return name.startsWith("test_")
        || name.endsWith("_test.py")
        || name.equals("conftest.py")
        || name.equals("setup.py")
        || name.equals("noxfile.py");
  }
}
