package dev.loopwarden.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code python3} of this machine: fixtures compile with it, proofs run with it. */
final class Python {
  private static final Path STUBS = Path.of("src/test/resources/stubs").toAbsolutePath();
  private static final int OLDEST = 11;
  private static final int MINOR = minor();

  private Python() {}

  /** What a run came to; the output holds what went to standard error too. */
  record Run(int exit, String output) {}

  /** The number after the dot of its version, such as 11. */
  static int minorVersion() {
    return MINOR;
  }

  /** Runs Python in a folder, with the stubs of libraries in reach and this on standard input. */
  static Run run(Path folder, List<String> arguments, String input) {
    if (MINOR < OLDEST) {
      throw new AssertionError("These tests need Python 3.11 or newer; this is 3." + MINOR + ".");
    }
    return start(folder, arguments, input);
  }

  private static int minor() {
    String script = "import sys; print(sys.version_info.minor)";
    return Integer.parseInt(start(Path.of("."), List.of("-c", script), "").output.strip());
  }

  private static Run start(Path folder, List<String> arguments, String input) {
    List<String> command = Stream.concat(Stream.of("python3"), arguments.stream()).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", STUBS.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    try {
      Path output = Files.createTempFile("python", ".out");
      Process process = builder.redirectOutput(output.toFile()).start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      process.destroyForcibly();
      String text = Files.readString(output);
      Files.delete(output);
      return ended ? new Run(process.exitValue(), text) : new Run(-1, text + "\nIt did not end.");
    } catch (IOException e) {
      throw new UncheckedIOException("The tests need Python 3.11 or newer as python3", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while Python ran", e);
    }
  }
}
