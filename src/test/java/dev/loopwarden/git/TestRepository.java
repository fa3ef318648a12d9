package dev.loopwarden.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real repository in a temporary folder, made with the git program. */
public final class TestRepository {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_AUTHOR_NAME", "Ada",
          "GIT_AUTHOR_EMAIL", "ada@example.org",
          "GIT_COMMITTER_NAME", "Ada",
          "GIT_COMMITTER_EMAIL", "ada@example.org",
          "GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z",
          "GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "LC_ALL", "C");

  private final Path root;

  private TestRepository(Path root) {
    this.root = root;
  }

  /** A new repository with the branch {@code main}. */
  public static TestRepository create(Path root, String... options) {
    var repository = new TestRepository(root);
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    arguments.addAll(List.of(options));
    repository.git(arguments.toArray(String[]::new));
    return repository;
  }

  /** One that exists. */
  static TestRepository at(Path root) {
    return new TestRepository(root);
  }

  public Path root() {
    return root;
  }

  /** Runs git in the repository and returns what it prints. */
  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(ENVIRONMENT);
      Process process = builder.start();
      process.getOutputStream().close();
      var output = new ByteArrayOutputStream();
      process.getInputStream().transferTo(output);
      String text = output.toString(StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + text);
      }
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes a file. */
  public TestRepository write(String path, String text) {
    try {
      Path file = PathNames.below(root, path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file. */
  public TestRepository delete(String path) {
    try {
      Files.delete(PathNames.below(root, path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything and returns the commit. */
  public String commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  }

  /** Commits everything on a new branch. */
  public String commitOn(String branch) {
    git("checkout", "-q", "-b", branch);
    return commit("Change on " + branch);
  }
}
