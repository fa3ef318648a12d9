package dev.loopwarden.web;

import dev.loopwarden.handbook.Section;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Sections of a rule's page as HTML. */
final class PageHtml {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  private final Parser parser = Parser.builder().extensions(TABLES).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(TABLES)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .nodeRendererFactory(CodeRenderer::new)
          .build();

  /**
   * A section.
   *
   * @param anchor what links name
   * @param heading what people read
   * @param html what stands below it
   */
  record Part(String anchor, String heading, String html) {}

  Part part(Section section) {
    return new Part(
        section.anchor(), section.heading(), renderer.render(parser.parse(section.markdown())));
  }

  /** Python alone, as a code block of a page. */
  static String code(String python) {
    return "<pre tabindex=\"0\"><code>" + PythonInk.html(python) + "</code></pre>";
  }

  /** Code blocks that can be reached and scrolled with the keyboard, Python with its ink. */
  private record CodeRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      String code = block.getLiteral().stripTrailing();
      var html = context.getWriter();
      html.line();
      if ("python".equals(block.getInfo())) {
        html.raw(code(code));
      } else {
        html.raw("<pre tabindex=\"0\"><code>");
        html.text(code);
        html.raw("</code></pre>");
      }
      html.line();
    }
  }
}
