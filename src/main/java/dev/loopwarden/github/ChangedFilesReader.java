package dev.loopwarden.github;

import dev.loopwarden.hosting.RepositoryRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHCompare;
import tools.jackson.databind.JsonNode;

/**
 * Lists the changed files of a pull request. A comparison brings up to 300 of them for free; the
 * pull request's own list goes on to 3,000.
 */
final class ChangedFilesReader {
  private static final int MOST_IN_COMPARISON = 300;
  private static final int MOST = 3_000;
  private static final int MOST_NAMED = 3;
  private static final int A_PAGE = 100;

  private final Session session;
  private final RepositoryRef ref;

  ChangedFilesReader(Session session, RepositoryRef ref) {
    this.session = session;
    this.ref = ref;
  }

  /**
   * A changed file, of any kind.
   *
   * @param basePath its name before; null when it is new
   * @param headPath its name after; null when it is gone
   * @param patch null when GitHub does not show it; empty when no line changed
   */
  record File(@Nullable String basePath, @Nullable String headPath, @Nullable String patch) {

    boolean isRenamed() {
      return basePath != null && headPath != null && !basePath.equals(headPath);
    }

    /** An empty file, or a new mode, has no patch to be shown. */
    private static @Nullable String patch(@Nullable String shown, int lines) {
      return shown == null && lines == 0 ? "" : shown;
    }

    static File of(String path, @Nullable String previous, String status, @Nullable String patch) {
      return switch (status) {
        case "added", "copied" -> new File(null, path, patch);
        case "removed" -> new File(path, null, patch);
        default -> new File(previous == null ? path : previous, path, patch);
      };
    }
  }

  /** The changed files, and what is not among them, one sentence each. */
  record Listed(List<File> files, List<String> omissions) {
    Listed {
      files = List.copyOf(files);
      omissions = List.copyOf(omissions);
    }

    List<String> basePaths() {
      return files.stream().map(File::basePath).filter(Objects::nonNull).toList();
    }

    List<String> headPaths() {
      return files.stream().map(File::headPath).filter(Objects::nonNull).toList();
    }
  }

  /** Lists them; {@code count} is what GitHub counts, or -1. */
  Listed read(GHCompare comparison, int number, int count) {
    GHCommit.File[] compared = comparison.getFiles();
    int found = compared == null ? 0 : compared.length;
    if (compared != null && (found < MOST_IN_COMPARISON || found == count)) {
      List<File> files =
          Arrays.stream(compared)
              .filter(file -> !"unchanged".equals(file.getStatus()))
              .map(
                  file ->
                      File.of(
                          file.getFileName(),
                          file.getPreviousFilename(),
                          file.getStatus(),
                          File.patch(file.getPatch(), file.getLinesChanged())))
              .toList();
      return new Listed(files, withoutPatch(files));
    }
    return pages(number, count < 0 ? MOST : count);
  }

  private Listed pages(int number, int count) {
    int pages = (Math.min(count, MOST) + A_PAGE - 1) / A_PAGE;
    List<Supplier<JsonNode>> questions = new ArrayList<>();
    for (int page = 1; page <= pages; page++) {
      String path =
          Endpoints.path(
              "/repos/{}/{}/pulls/{}/files?per_page={}&page={}",
              ref.owner(),
              ref.name(),
              number,
              A_PAGE,
              page);
      questions.add(() -> session.get(path));
    }
    List<File> files = new ArrayList<>();
    for (JsonNode page : Together.ask(session.meter(), questions)) {
      page.forEach(node -> files.add(file(node)));
    }
    List<String> omissions = new ArrayList<>();
    if (count > MOST) {
      omissions.add(
          "GitHub lists %,d of %,d changed files; the rest was not reviewed."
              .formatted(files.size(), count));
    }
    omissions.addAll(withoutPatch(files));
    return new Listed(files, omissions);
  }

  private static File file(JsonNode node) {
    return File.of(
        node.path("filename").asString(""),
        text(node.path("previous_filename")),
        node.path("status").asString(""),
        File.patch(text(node.path("patch")), node.path("changes").asInt(-1)));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  /** One sentence for all of them: of a large change, most files can be like this. */
  private static List<String> withoutPatch(List<File> files) {
    List<String> paths =
        files.stream()
            .filter(file -> file.patch() == null && !file.isRenamed())
            .map(File::headPath)
            .filter(path -> path != null && TreeReader.isPython(path))
            .toList();
    if (paths.isEmpty()) {
      return List.of();
    }
    String named = String.join(", ", paths.subList(0, Math.min(MOST_NAMED, paths.size())));
    int more = paths.size() - MOST_NAMED;
    return List.of(
        "GitHub shows no lines of %s%s: no comment can stand on a line there."
            .formatted(named, more > 0 ? " and %d more".formatted(more) : ""));
  }
}
