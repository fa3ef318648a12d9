package dev.loopwarden.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the parts of a repository lie.
 *
 * @param git runs in the root
 * @param root the top folder of the working tree, or the bare repository
 * @param isBare whether there is no working tree
 * @param isShallow whether the history is cut off
 * @param objectFormat {@code sha1} or {@code sha256}
 * @param folders the index file and the folder of objects
 */
record Layout(
    Git git, Path root, boolean isBare, boolean isShallow, String objectFormat, Folders folders) {

  /** The index file and the folder of objects. */
  record Folders(Path index, Path objects) {}

  Path index() {
    return folders.index();
  }

  Path objectsFolder() {
    return folders.objects();
  }

  /** The repository that a folder lies in. */
  static Layout of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new GitException("There is no folder " + folder + ".");
    }
    Git git = new Git(folder);
    Git.Result result =
        git.run(
            "rev-parse",
            "--is-inside-work-tree",
            "--is-shallow-repository",
            "--show-object-format",
            "--git-path",
            "index",
            "--git-path",
            "objects",
            "--absolute-git-dir",
            "--show-cdup"); // last: prints nothing where there is no working tree
    List<String> lines = result.lines();
    if (result.exit() != 0 || lines.size() < 6) {
      throw new GitException(whyNot(folder, result.error()));
    }
    boolean isBare = !lines.get(0).equals("true");
    Path root =
        isBare
            ? Path.of(lines.get(5))
            : folder.toRealPath().resolve(lines.size() > 6 ? lines.get(6) : "").normalize();
    Folders folders = new Folders(folder.resolve(lines.get(3)), folder.resolve(lines.get(4)));
    boolean isTop = !isBare && (lines.size() <= 6 || lines.get(6).isEmpty());
    return new Layout(
        isTop || isBare ? git : git.in(root),
        root,
        isBare,
        lines.get(1).equals("true"),
        lines.get(2),
        folders);
  }

  /** What to tell when git refuses a folder. */
  static String whyNot(Path folder, String error) {
    String why = error.strip();
    if (why.contains("dubious ownership")) {
      return "The repository at "
          + folder
          + " belongs to another user, so git does not read it. If you trust it:"
          + " git config --global --add safe.directory "
          + folder.toAbsolutePath().normalize();
    }
    if (why.contains("not a git repository")) {
      return folder.toAbsolutePath().normalize()
          + " is not in a git repository. Name one with --repo, or scan files without one.";
    }
    return "git cannot read the repository at " + folder + ": " + why;
  }
}
