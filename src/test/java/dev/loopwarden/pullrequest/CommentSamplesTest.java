package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

/** The review of the sample change that comes with the program, as its receiver reads it. */
final class CommentSamplesTest {
  private static final Path DEMO = Path.of("src/main/resources/demo");

  private static MemoryHost demo() throws IOException {
    Map<String, String> base = files("base");
    Map<String, String> head = new TreeMap<>(base);
    head.putAll(files("head"));
    MemoryHost host = MemoryHost.of(base);
    host.push(head);
    new ReviewBench(host).run();
    return host;
  }

  private static Map<String, String> files(String side) throws IOException {
    Path root = DEMO.resolve(side);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** What a reader of Markdown makes of a comment. */
  private static final class Read extends AbstractVisitor {
    final List<String> links = new ArrayList<>();
    final List<String> blocks = new ArrayList<>();
    final List<String> foreign = new ArrayList<>();

    static Read of(String body) {
      Read read = new Read();
      Parser.builder().build().parse(body).accept(read);
      return read;
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      blocks.add(block.getInfo() + "\n" + block.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
      if (!html.getLiteral().startsWith("<!-- loopwarden:1 ")) {
        foreign.add(html.getLiteral());
      }
    }

    @Override
    public void visit(HtmlInline html) {
      foreign.add(html.getLiteral());
    }

    @Override
    public void visit(Heading heading) {
      foreign.add("a heading");
    }

    @Override
    public void visit(Image image) {
      foreign.add("an image");
    }

    @Override
    public void visit(CustomBlock block) {
      foreign.add("a block of its own");
    }
  }

  @Test
  void aCommentSaysWhatWhyAndHow() throws IOException {
    MemoryHost host = demo();
    assertThat(host.bodies()).hasSize(5);
    String body =
        host.bodies().stream()
            .filter(text -> text.startsWith("`self.revenue`"))
            .findFirst()
            .orElseThrow();
    String text =
        TextContentRenderer.builder().build().render(Parser.builder().build().parse(body));
    assertThat(text.lines().filter(line -> !line.isBlank()))
        .startsWith(
            "\"self.revenue\" is read before the await and written after it: what other tasks wrote"
                + " meanwhile is lost.");
    Read read = Read.of(body);
    assertThat(read.blocks)
        .containsExactly(
            """
            suggestion
                    awaited = await price(parcel.country, parcel.kilos)
                    self.revenue += awaited
            """);
    assertThat(read.links)
        .contains(
            "https://github.com/octo/parcels/blob/" + host.headSha + "/parcels/store.py#L35",
            "https://loopwarden.example/rules/concurrency/lost-update#solution",
            "https://loopwarden.example/rules/concurrency/lost-update#best-practice",
            "https://loopwarden.example/rules/concurrency/lost-update#diagnose");
  }

  @Test
  void commentsHaveNoHeadingsImagesOrHtml() throws IOException {
    MemoryHost host = demo();
    assertThat(host.bodies())
        .allSatisfy(
            body -> {
              assertThat(Read.of(body).foreign).isEmpty();
              assertThat(body).contains("[Solution](", "[Best practice](", "[Diagnose](");
              assertThat(body).contains("/loopwarden ignore").doesNotContain("\ufffd");
            });
  }

  @Test
  void theCheckRunTellsAllAndAnnotatesNothingTwice() throws IOException {
    CheckConclusion check = demo().lastCheck();
    assertThat(check.title()).matches("\\d errors? and \\d warnings?");
    assertThat(check.summary())
        .startsWith("This change introduces " + check.title() + ".")
        .contains("4 files changed, 4 of them Python; 7 of 7 files of the project analysed")
        .contains("9 API calls used, 4,900 left");
    assertThat(check.annotations()).isEmpty();
  }

  @Test
  void whatOneLineCausesIsOneComment() {
    MemoryHost host =
        MemoryHost.of(
            Map.of(
                "api.py",
                """
                import time


                class Api:
                    def prepare(self, item):
                        time.sleep(1)
                        time.sleep(2)
                        return item
                """));
    host.push(
        "api.py",
        host.head().getOrDefault("api.py", "").replace("def prepare", "async def prepare"));
    new ReviewBench(host).run();

    assertThat(host.shownComments()).singleElement().asString().startsWith("api.py:5 ");
    String blob = "https://github.com/octo/parcels/blob/" + host.headSha + "/api.py#L";
    assertThat(host.bodies().getFirst())
        .startsWith(
            """
            `time.sleep()` stops the event loop: no other task runs until it returns.

            - [api.py:6](%s6): here in `Api.prepare()`
            - [api.py:7](%s7): here in `Api.prepare()`

            Error `blocking-sleep`: [Solution](\
            """
                .formatted(blob, blob));
    assertThat(host.lastCheck().title()).isEqualTo("2 errors");
  }
}
