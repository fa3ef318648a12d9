package dev.loopwarden.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the git program in one folder, with everything off that runs foreign code or asks. */
final class Git {
  private static final List<String> PROGRAM =
      List.of(
          "git",
          "--no-pager",
          "--literal-pathspecs",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "core.untrackedCache=false",
          "-c",
          "core.hooksPath=/dev/null");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "LC_ALL", "C",
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_ALLOW_PROTOCOL", "none", // older versions would fetch missing objects
          "GIT_NO_REPLACE_OBJECTS", "1");

  /** Set while git runs a hook; they speak of the repository we were started in. */
  private static final List<String> SPEAK_OF_ONE_REPOSITORY =
      List.of(
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_CONFIG",
          "GIT_CONFIG_COUNT",
          "GIT_CONFIG_PARAMETERS",
          "GIT_DIR",
          "GIT_GRAFT_FILE",
          "GIT_IMPLICIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_NAMESPACE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_PREFIX",
          "GIT_SHALLOW_FILE",
          "GIT_WORK_TREE");

  /**
   * How a run ended.
   *
   * @param exit the exit code
   * @param bytes what it printed
   * @param error what it printed as errors
   */
  record Result(int exit, ByteArrayOutputStream bytes, String error) {
    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return text().lines().toList();
    }
  }

  private final Path folder;
  private final AtomicInteger started;

  Git(Path folder) {
    this(folder, new AtomicInteger());
  }

  private Git(Path folder, AtomicInteger started) {
    this.folder = folder;
    this.started = started;
  }

  /** The same in another folder; processes are counted together. */
  Git in(Path other) {
    return new Git(other, started);
  }

  Path folder() {
    return folder;
  }

  /** How many processes were started so far. */
  int started() {
    return started.get();
  }

  /** Runs git to its end. */
  Result run(String... arguments) throws IOException {
    return run(Map.of(), arguments);
  }

  /** Runs git to its end with more variables. */
  Result run(Map<String, String> more, String... arguments) throws IOException {
    Process process = start(more, ProcessBuilder.Redirect.PIPE, arguments);
    process.getOutputStream().close();
    var errors = new ByteArrayOutputStream();
    Thread reader = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), errors));
    var output = new ByteArrayOutputStream();
    copy(process.getInputStream(), output);
    try {
      reader.join();
      return new Result(process.waitFor(), output, errors.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while git ran");
    }
  }

  /** Starts git and leaves it running; its errors go nowhere. */
  Process talk(String... arguments) throws IOException {
    return start(Map.of(), ProcessBuilder.Redirect.DISCARD, arguments);
  }

  private Process start(
      Map<String, String> more, ProcessBuilder.Redirect errors, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(PROGRAM);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(errors);
    Map<String, String> environment = builder.environment();
    if (!isCurrentFolder()) {
      SPEAK_OF_ONE_REPOSITORY.forEach(environment::remove);
    }
    environment.putAll(SETTINGS);
    environment.putAll(more);
    try {
      started.incrementAndGet();
      return builder.start();
    } catch (IOException e) {
      throw new GitException(
          "The git program could not be started. Install git, or add it to the PATH. ("
              + e.getMessage()
              + ")");
    }
  }

  private boolean isCurrentFolder() {
    return folder.toAbsolutePath().normalize().equals(Path.of("").toAbsolutePath().normalize());
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) {
    try (from) {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
