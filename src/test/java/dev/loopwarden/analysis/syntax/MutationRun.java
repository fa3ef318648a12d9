package dev.loopwarden.analysis.syntax;

import dev.loopwarden.analysis.source.ImportScan;
import dev.loopwarden.analysis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Parses damaged texts in a process of its own, which the native code could end: {@code MutationRun
 * FIRST COUNT}. The last line it writes is the seed it was at, or "done".
 */
final class MutationRun {
  private static final int STEP = 50;

  private MutationRun() {}

  public static void main(String[] args) throws IOException {
    long first = Long.parseLong(args[0]);
    long count = Long.parseLong(args[1]);
    List<String> sources = List.of(resource("everything.py"), resource("modern.py"));
    PythonParser parser = PythonParser.create();
    for (long seed = first; seed < first + count; seed++) {
      if (seed % STEP == 0 || count == 1) {
        System.out.println(seed);
      }
      String text = new Mutations(sources, seed).next();
      try {
        TreeCheck.check(parser.parse(SourceFile.of("mutated.py", text)));
        ImportScan.scan(text);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        System.out.println("seed " + seed + ": " + e);
        throw e;
      }
    }
    System.out.println("done");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MutationRun.class.getResourceAsStream("/syntax/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
