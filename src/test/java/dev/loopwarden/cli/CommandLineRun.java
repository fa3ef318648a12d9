package dev.loopwarden.cli;

import dev.loopwarden.report.WordAnalyzer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What a command with the small engine wrote and how it ended. */
record CommandLineRun(int exit, String out, String err) {

  static CommandLineRun in(Path folder, String... args) {
    return with(folder, Map.of(), args);
  }

  static CommandLineRun with(Path folder, Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = run(folder, environment, new Streams(out, err), args);
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  record Streams(OutputStream out, OutputStream err) {}

  static int run(Path folder, Map<String, String> environment, Streams streams, String... args) {
    Terminal terminal =
        new Terminal(
            new ResultStream(streams.out),
            new PrintStream(streams.err, true, StandardCharsets.UTF_8),
            new Terminal.Attended(false, false),
            folder.toAbsolutePath(),
            environment);
    Tools tools = new Tools(terminal, WordAnalyzer.RULES, (_, _) -> new WordAnalyzer(), "1.2.3");
    return new Cli(tools).execute(args);
  }
}
