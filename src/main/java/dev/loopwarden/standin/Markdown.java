package dev.loopwarden.standin;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Comments as people see them: of the HTML in them only what is harmless counts. */
final class Markdown {
  private static final List<TablesExtension> EXTENSIONS =
      List.of((TablesExtension) TablesExtension.create());
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern HARMLESS =
      Pattern.compile(
          "&lt;(/?(?:details|summary|sub|sup|kbd|b|i|em|strong|code)|br|details open)&gt;");

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

  /**
   * Renders a comment.
   *
   * @param replaced the lines that a suggestion in it would replace
   */
  String html(String markdown, List<String> replaced) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .nodeRendererFactory(context -> new Own(context, replaced))
        .build()
        .render(parser.parse(markdown));
  }

  /** Drops comments, keeps harmless elements, escapes the rest. */
  private static String cleaned(String html) {
    Matcher matcher = HARMLESS.matcher(Html.escape(COMMENT.matcher(html).replaceAll("")));
    return matcher.replaceAll("<$1>");
  }

  /** What we show in our own way. */
  private static final class Own implements NodeRenderer {
    private final HtmlWriter out;
    private final List<String> replaced;

    Own(HtmlNodeRendererContext context, List<String> replaced) {
      this.out = context.getWriter();
      this.replaced = replaced;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class);
    }

    @Override
    public void render(Node node) {
      switch (node) {
        case HtmlBlock block -> out.raw(cleaned(block.getLiteral()));
        case HtmlInline inline -> out.raw(cleaned(inline.getLiteral()));
        case FencedCodeBlock code -> block(code);
        default -> throw new IllegalArgumentException("not ours: " + node);
      }
    }

    private void block(FencedCodeBlock code) {
      out.line();
      if ("suggestion".equals(code.getInfo())) {
        out.raw("<div class=\"suggestion\"><p>Suggested change</p>");
        replaced.forEach(line -> change("-", line));
        code.getLiteral().lines().forEach(line -> change("+", line));
        out.raw("</div>");
      } else {
        out.raw("<pre><code>" + Html.escape(code.getLiteral()) + "</code></pre>");
      }
      out.line();
    }

    private void change(String mark, String line) {
      String kind = mark.equals("+") ? "added" : "removed";
      out.raw(
          "<div class=\"code "
              + kind
              + "\" data-mark=\""
              + mark
              + "\">"
              + Html.escape(line)
              + "</div>");
    }
  }
}
