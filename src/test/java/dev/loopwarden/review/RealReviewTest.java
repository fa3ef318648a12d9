package dev.loopwarden.review;

import static dev.loopwarden.review.RealEngine.only;
import static dev.loopwarden.review.RealEngine.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.git.TestRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole engine on changes of real repositories. */
final class RealReviewTest {
  private static final String SLEEPS =
      """
      import asyncio
      import time


      async def fetch(url):
          print(url)
          time.sleep(1)
          await asyncio.sleep(0)
          return url
      """;

  private static final String PLAIN =
      """
      import time


      def prepare(item):
          time.sleep(1)
          return item
      """;

  private static final String SERVICE =
      """
      from shop.store import load


      async def handler(request):
          return load(request)
      """;

  private static final String STORE =
      """
      import time


      def load(key):
          return {"key": key}
      """;

  private static final String SLOW_STORE =
      """
      import time


      def load(key):
          time.sleep(0.5)
          return {"key": key}
      """;

  @TempDir Path temp;
  private TestRepository repository;

  @BeforeEach
  void createRepository() {
    repository = TestRepository.create(temp.resolve("work"));
    repository.write("shop/__init__.py", "");
  }

  @Test
  void aMovedLineIsSilent() throws IOException {
    String moved =
        SLEEPS.replace(
            "    print(url)\n    time.sleep(1)\n", "    time.sleep(1)\n    print(url)\n");

    assertThat(introduced(SLEEPS, moved)).isEmpty();
    assertThat(introduced(SLEEPS, "import os\n\n\n" + SLEEPS)).isEmpty();
  }

  @Test
  void aDefThatBecomesAsyncIsReportedOnTheDef() throws IOException {
    String after = PLAIN.replace("def prepare", "async def prepare");

    Introduced introduced = only(introduced(PLAIN, after));
    assertThat(introduced.place()).isEqualTo(new Place("shop/app.py", 5, 5));
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.DEFINITION, "shop/app.py", 4));
    assertThat(introduced.finding().rule()).hasToString("blocking-sleep");
  }

  @Test
  void aHelperThatStartsToBlockIsReportedOnItsChangedLine() throws IOException {
    repository.write("shop/service.py", SERVICE).write("shop/store.py", STORE).commit("Begin");
    repository.write("shop/store.py", SLOW_STORE).commitOn("feature");

    Introduced introduced = only(review(repository, null, "HEAD").introduced());
    assertThat(introduced.place()).isEqualTo(new Place("shop/service.py", 5, 12));
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.CHAIN, "shop/store.py", 5));
    assertThat(introduced.finding().chain()).extracting(ChainStep::path).endsWith("shop/store.py");
    assertThat(introduced.finding().sink()).isEqualTo("time.sleep");
  }

  @Test
  void aHelperFurtherAwayIsReportedAsWell() throws IOException {
    repository
        .write("shop/service.py", SERVICE)
        .write(
            "shop/store.py",
            "from shop.disk import fetch\n\n\ndef load(key):\n    return fetch(key)\n")
        .write("shop/disk.py", STORE.replace("load", "fetch"))
        .commit("Begin");
    repository.write("shop/disk.py", SLOW_STORE.replace("load", "fetch")).commitOn("feature");

    Introduced introduced = only(review(repository, null, "HEAD").introduced());
    assertThat(introduced.place().path()).isEqualTo("shop/service.py");
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.CHAIN, "shop/disk.py", 5));
    assertThat(introduced.finding().chain())
        .extracting(ChainStep::path)
        .endsWith("shop/store.py", "shop/disk.py");
  }

  @Test
  void aRenamedFileIsSilent() throws IOException {
    repository.write("shop/old.py", SLEEPS).commit("Begin");
    repository
        .delete("shop/old.py")
        .write("shop/new.py", SLEEPS + "\n\nx = 1\n")
        .commitOn("feature");

    ReviewResult result = review(repository, null, "HEAD");
    assertThat(result.introduced()).isEmpty();
    assertThat(result.fixed()).isEmpty();
    assertThat(result.analysis().findings()).isNotEmpty();
  }

  @Test
  void aFixedFindingIsSilentAndTold() throws IOException {
    ReviewResult result =
        change(SLEEPS, SLEEPS.replace("    time.sleep(1)", "    await asyncio.sleep(1)"));

    assertThat(result.introduced()).isEmpty();
    assertThat(result.fixed()).hasSize(1);
  }

  @Test
  void anIgnoreCommentThatGoesIsReported() throws IOException {
    String ignored =
        SLEEPS.replace("sleep(1)", "sleep(1)  # loopwarden: ignore[blocking-sleep] once");

    assertThat(introduced(SLEEPS, ignored)).isEmpty();
    Introduced introduced = only(introduced(ignored, SLEEPS));
    assertThat(introduced.place().line()).isEqualTo(7);
    assertThat(introduced.anchor().kind()).isEqualTo(Anchor.Kind.FINDING);
  }

  @Test
  void anIgnoreCommentOfTheWholeFileThatGoesIsReported() throws IOException {
    String ignored = "# loopwarden: ignore[blocking-sleep] a script\n" + SLEEPS;

    assertThat(only(introduced(ignored, SLEEPS)).anchor().kind()).isEqualTo(Anchor.Kind.FILE);
  }

  @Test
  void aChangedCommentIsSilent() throws IOException {
    assertThat(introduced(SLEEPS, SLEEPS.replace("sleep(1)", "sleep(1)  # a while"))).isEmpty();
    assertThat(introduced(SLEEPS, "# hello\n" + SLEEPS)).isEmpty();
  }

  private ReviewResult change(String before, String after) throws IOException {
    repository.git("checkout", "-q", "-B", "main");
    repository.write("shop/app.py", before).commit("Before");
    repository.git("checkout", "-q", "-B", "feature");
    repository.write("shop/app.py", after).commit("After");
    return review(repository, "main", "HEAD");
  }

  private List<Introduced> introduced(String before, String after) throws IOException {
    return change(before, after).introduced();
  }
}
