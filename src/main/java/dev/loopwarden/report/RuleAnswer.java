package dev.loopwarden.report;

import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.handbook.Page;
import dev.loopwarden.handbook.Section;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** What a rule's page says at heart, for people who ask in a thread. */
public final class RuleAnswer {
  private static final List<String> ESSENTIALS = List.of("why-it-matters", "solution");
  private static final int MOST = 20_000;
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final MarkdownRenderer RENDERER =
      MarkdownRenderer.builder().extensions(EXTENSIONS).build();

  private RuleAnswer() {}

  /** Why the rule is there and how to repair what it finds, with links to the rest. */
  public static String of(RuleInfo rule, RuleBook rules) {
    StringBuilder text = new StringBuilder(4096);
    text.append("**").append(Markdown.text(rule.title())).append("** (`").append(rule.id());
    text.append("`, ").append(rule.severity().label()).append(")\n\n");
    rules.page(rule).ifPresent(page -> essentials(page, text));
    text.append("More: [the whole page](").append(rules.links().page(rule));
    text.append(") \u00b7 [Best practice](").append(rules.links().bestPractice(rule));
    text.append(") \u00b7 [Diagnose](").append(rules.links().diagnose(rule)).append(")\n");
    return text.toString();
  }

  private static void essentials(Page page, StringBuilder text) {
    for (String anchor : ESSENTIALS) {
      Section section = page.section(anchor).orElse(null);
      if (section != null && text.length() + section.markdown().length() < MOST) {
        text.append("**").append(section.heading()).append("**\n\n");
        text.append(inOneLineEach(section.markdown()).strip()).append("\n\n");
      }
    }
  }

  /** The pages wrap their lines; in comments, every line end would be seen. */
  private static String inOneLineEach(String markdown) {
    Node page = PARSER.parse(markdown);
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(SoftLineBreak end) {
            end.insertAfter(new Text(" "));
            end.unlink();
          }
        });
    return RENDERER.render(page);
  }
}
