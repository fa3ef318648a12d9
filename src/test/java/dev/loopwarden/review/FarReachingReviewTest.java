package dev.loopwarden.review;

import static dev.loopwarden.review.RealEngine.only;
import static dev.loopwarden.review.RealEngine.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.git.GitRepository;
import dev.loopwarden.git.Head;
import dev.loopwarden.git.SampleRepository;
import dev.loopwarden.git.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that reach further than one edited file. */
final class FarReachingReviewTest {
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
  void theSampleIntroducesOnePitfallOfEachCategory() throws IOException {
    Path sample = Files.createDirectory(temp.resolve("sample"));
    SampleRepository.unpack(sample);

    try (var opened = GitRepository.open(sample)) {
      ReviewResult result = review(opened.change(null, new Head.Commit("HEAD")));
      assertThat(result.introduced())
          .extracting(introduced -> introduced.finding().rule().value())
          .containsExactly(
              "blocking-sleep",
              "unstored-task",
              "nested-event-loop",
              "sync-http-client",
              "lost-update");
      assertThat(result.introduced())
          .extracting(introduced -> introduced.anchor().path())
          .containsExactly(
              "parcels/labels.py",
              "parcels/api.py",
              "parcels/api.py",
              "parcels/prices.py",
              "parcels/store.py");
      assertThat(result.introduced()).allMatch(introduced -> introduced.anchor().hasLine());
      assertThat(result.fixed()).isEmpty();
      assertThat(result.skipped()).isEmpty();
      assertThat(result.failures()).isEmpty();
      assertThat(review(opened.change(SampleRepository.HEAD, new Head.Commit("main"))).introduced())
          .isEmpty();
    }
  }

  @Test
  void aCallerThatRunsAFunctionTwiceAtATimeIsBlamed() throws IOException {
    repository
        .write(
            "shop/counter.py",
            """
            import asyncio

            total = 0


            async def add(count):
                global total
                before = total
                await asyncio.sleep(0.1)
                total = before + count
            """)
        .write("shop/app.py", caller("    await add(1)\n"))
        .commit("Begin");
    repository
        .write("shop/app.py", caller("    await asyncio.gather(add(1), add(2))\n"))
        .commitOn("feature");

    Introduced introduced = only(review(repository, null, "HEAD").introduced());
    assertThat(introduced.finding().rule()).hasToString("lost-update");
    assertThat(introduced.place().path()).isEqualTo("shop/counter.py");
    assertThat(introduced.anchor()).isEqualTo(new Anchor(Anchor.Kind.CHAIN, "shop/app.py", 7));
  }

  @Test
  void oneChangedLineThatHarmsManyCoroutinesIsOneComment() throws IOException {
    repository
        .write("shop/store.py", STORE)
        .write("shop/app.py", SERVICE)
        .write("shop/admin.py", SERVICE)
        .write("shop/jobs.py", SERVICE)
        .commit("Begin");
    repository.write("shop/store.py", SLOW_STORE).commitOn("feature");

    Introduced introduced = only(review(repository, null, "HEAD").introduced());
    assertThat(introduced.anchor().path()).isEqualTo("shop/store.py");
    assertThat(introduced.finding().message()).endsWith("2 more calls lead here");
    assertThat(introduced.finding().related()).hasSize(2);
  }

  private static String caller(String call) {
    return "import asyncio\n\nfrom shop.counter import add\n\n\nasync def main():\n"
        + call
        + "\n\nasyncio.run(main())\n";
  }

  @Test
  void aNotebookIsReviewedOnTheLinesOfItsFile() throws IOException {
    repository.write("book.ipynb", notebook("await main()")).commit("Begin");
    repository.write("book.ipynb", notebook("asyncio.run(main())")).commitOn("feature");

    Introduced introduced = only(review(repository, null, "HEAD").introduced());
    assertThat(introduced.finding().rule()).hasToString("event-loop-in-notebook");
    assertThat(introduced.anchor())
        .isEqualTo(new Anchor(Anchor.Kind.FINDING, "book.ipynb", introduced.place().line()));
    assertThat(notebook("").lines().toList().get(introduced.place().line() - 1)).isBlank();
  }

  private static String notebook(String code) {
    return """
    {
     "cells": [
      {
       "cell_type": "code",
       "execution_count": null,
       "metadata": {},
       "outputs": [],
       "source": [
        "import asyncio\\n",
        "async def main():\\n",
        "    return 1\\n",
    CODE
       ]
      }
     ],
     "metadata": {"language_info": {"name": "python"}},
     "nbformat": 4,
     "nbformat_minor": 5
    }
    """
        .replace("CODE", code.isEmpty() ? "" : "    \"" + code + "\"");
  }

  @Test
  void aModuleThatAppearsDoesNotBlameItsOldUsers() throws IOException {
    repository.write("shop/app.py", "import shop.extra\n" + SLEEPS).commit("Begin");
    repository.write("shop/extra.py", "x = 1\n").commitOn("feature");

    assertThat(review(repository, null, "HEAD").introduced()).isEmpty();
  }

  @Test
  void whatIsStagedAndTheWorkingTreeAreReviewed() throws IOException {
    repository.write("shop/app.py", PLAIN).commit("Begin");
    repository.write("shop/app.py", PLAIN.replace("def", "async def")).git("add", "-A");
    repository.write("shop/more.py", SLEEPS);

    try (var opened = GitRepository.open(repository.root())) {
      assertThat(review(opened.change(null, new Head.Staged())).introduced()).hasSize(1);
      assertThat(review(opened.change(null, new Head.WorkingTree())).introduced()).hasSize(2);
      assertThat(review(opened.change(null, new Head.Commit("HEAD"))).introduced()).isEmpty();
    }
  }

  @Test
  void aBaseThatAPartialCloneLacksIntroducesNothing() throws IOException {
    String before = PLAIN.replace("item", "parcel"); // not in the cache yet
    repository.write("shop/app.py", before).commit("Begin");
    repository.write("shop/app.py", before.replace("def", "async def")).commitOn("feature");
    repository.git("config", "uploadpack.allowFilter", "true");
    Path partial = temp.resolve("partial");
    String address = "file://" + repository.root();
    repository.git("clone", "-q", "--filter=blob:none", address, partial.toString());

    try (var opened = GitRepository.open(partial)) {
      ReviewResult result = review(opened.change("origin/main", new Head.Commit("HEAD")));
      assertThat(result.introduced()).isEmpty();
      assertThat(result.skipped())
          .singleElement()
          .satisfies(
              skipped ->
                  assertThat(skipped.reason())
                      .contains("at the base", "not in this clone", "one finding is left out"));
    }
  }

  @Test
  void aChangeAgainstItselfIsSilentAndItsWayBackIsDisjoint() throws IOException {
    repository.write("shop/app.py", PLAIN).write("shop/service.py", SERVICE);
    repository.write("shop/store.py", SLOW_STORE).commit("Begin");
    repository.write("shop/app.py", SLEEPS).write("shop/store.py", STORE).commitOn("feature");

    assertThat(review(repository, "feature", "feature").introduced()).isEmpty();
    ReviewResult there = review(repository, "main", "feature");
    assertThat(there.introduced()).hasSize(1);
    assertThat(there.fixed()).hasSize(1);
    repository.git("revert", "--no-edit", "HEAD");
    ReviewResult back = review(repository, "HEAD~1", "HEAD");
    assertThat(back.introduced()).hasSize(1);
    assertThat(back.introduced().getFirst().finding().path())
        .isNotEqualTo(there.introduced().getFirst().finding().path());
    assertThat(back.fixed()).hasSize(1);
  }
}
