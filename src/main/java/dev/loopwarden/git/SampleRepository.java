package dev.loopwarden.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small service with a change that introduces one pitfall of each category, two of them through
 * another file: what newcomers look at first.
 */
public final class SampleRepository {
  /** The branch that the change leaves from. */
  public static final String BASE = "main";

  /** The branch with the change; it is checked out. */
  public static final String HEAD = "express-and-revenue";

  /** What the change says that it does. */
  public static final String TITLE = "Offer express, and count what we earn";

  private static final String FOLDER = "/demo/";

  private static final Map<String, String> AUTHOR =
      Map.of(
          "GIT_AUTHOR_NAME", "Sam Sample",
          "GIT_AUTHOR_EMAIL", "sam@example.com",
          "GIT_COMMITTER_NAME", "Sam Sample",
          "GIT_COMMITTER_EMAIL", "sam@example.com",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1");

  private final Path folder;
  private final Git git;

  private SampleRepository(Path folder) {
    this.folder = folder;
    this.git = new Git(folder);
  }

  /** Makes the repository in an empty folder; its commits are always the same. */
  public static void unpack(Path folder) throws IOException {
    new SampleRepository(folder).unpack();
  }

  private void unpack() throws IOException {
    List<String> files = new String(resource("files.txt"), StandardCharsets.UTF_8).lines().toList();
    git("2026-03-02T09:00:00Z", "init", "-q", "--template=", "-b", BASE);
    write(files, "base/");
    commit("2026-03-02T09:00:00Z", "Send parcels");
    git("2026-03-02T09:00:00Z", "checkout", "-q", "-b", HEAD);
    write(files, "head/");
    commit("2026-03-05T16:30:00Z", TITLE);
  }

  private void write(List<String> files, String side) throws IOException {
    for (String name : files) {
      if (name.startsWith(side)) {
        Path file = folder.resolve(name.substring(side.length()));
        Files.createDirectories(file.getParent());
        Files.write(file, resource(name));
      }
    }
  }

  private void commit(String date, String message) throws IOException {
    git(date, "add", "-A", "--force");
    git(date, "commit", "-q", "--no-gpg-sign", "-m", message);
  }

  private void git(String date, String... arguments) throws IOException {
    Map<String, String> environment = new HashMap<>(AUTHOR);
    environment.put("GIT_AUTHOR_DATE", date);
    environment.put("GIT_COMMITTER_DATE", date);
    Git.Result result = git.run(environment, arguments);
    if (result.exit() != 0) {
      throw new GitException(
          "git could not make the sample in " + folder + ": " + result.error().strip());
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SampleRepository.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + FOLDER + name);
      }
      return in.readAllBytes();
    }
  }
}
