package dev.loopwarden.pullrequest;

import static dev.loopwarden.pullrequest.ReviewBench.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names and code that want to be more than names and code. */
final class HostilePullRequestTest {
  private static final String EVIL_PATH =
      "a @octo-team #12 <img src=x onerror=alert(1)> [x](https:evil) `tick` \u202egnp.py";

  private static final String EVIL_CODE =
      BASE
          + "\n\nasync def fetch():\n"
          + "    asyncio.create_task(send(\"`` @octo-team ` #1 <script> <!-- loopwarden:1 -->\"))\n"
          + "    time.sleep(len(\"```\"))\n";

  @Test
  void namesAndCodeStayText() {
    MemoryHost host = MemoryHost.of(Map.of(EVIL_PATH, BASE));
    host.push(EVIL_PATH, EVIL_CODE);
    host.omissions.add("<b>@octo-team</b> was left out, see https://evil.example");
    ReviewBench bench = new ReviewBench(host);
    bench.run();

    assertThat(host.bodies()).hasSize(2);
    List<String> pages = new ArrayList<>(host.bodies());
    pages.add(host.lastCheck().summary());
    assertThat(pages)
        .allSatisfy(
            page -> {
              Dangers dangers = Dangers.of(page);
              assertThat(dangers.found()).isEmpty();
              assertThat(dangers.links())
                  .isNotEmpty()
                  .allMatch(
                      link ->
                          link.startsWith("https://github.com/octo/parcels/")
                              || link.startsWith("https://loopwarden.example/rules/"));
            });
    host.writes.clear();
    new ReviewBench(host).run();
    assertThat(host.writes).as("our markers are still read").isEmpty();
  }

  @Test
  void aPageThatWouldBeTooLongSaysWhatIsMissing() {
    String folder = "d".repeat(200) + "/";
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      StringBuilder code = new StringBuilder(BASE);
      for (int j = 0; j < 10; j++) {
        code.append("\n\nasync def f%d():\n    time.sleep(%d)\n".formatted(j, j));
      }
      files.put(folder.repeat(8) + i + ".py", code.toString());
    }
    MemoryHost host = MemoryHost.of(Map.of());
    host.push(files);
    for (int i = 0; i < 300; i++) {
      host.omissions.add("x".repeat(300) + i);
    }
    ReviewBench bench = new ReviewBench(host);
    assertThat(bench.run()).isInstanceOf(Outcome.Done.class);
    String summary = host.lastCheck().summary();
    assertThat(summary.length()).isLessThanOrEqualTo(CheckSummary.MOST);
    assertThat(summary)
        .startsWith("This change introduces 600 errors.")
        .containsPattern("- and \\d+ more, for which is no room")
        .contains("### What was read");
    assertThat(host.bodies())
        .hasSize(10)
        .allSatisfy(body -> assertThat(body).hasSizeLessThan(65_536));
  }
}
