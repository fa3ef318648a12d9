package dev.loopwarden.pullrequest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What of a page GitHub would make a mention, a reference, a link or HTML of. */
public final class Dangers extends AbstractVisitor {
  private static final Pattern TURNS =
      Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
  private static final Pattern ACTIVE =
      Pattern.compile("(?i)@[a-z0-9]|#\\d|\\bgh-\\d|https?://|\\bwww\\.[a-z0-9]");
  private static final Pattern MARKER = Pattern.compile("<!-- loopwarden:1 [^<>]* -->\\s*");

  private final List<String> found = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();

  /** Reads a page as GitHub does. */
  public static Dangers of(String markdown) {
    Dangers dangers = new Dangers();
    Node page = Parser.builder().build().parse(markdown);
    page.accept(dangers);
    return dangers;
  }

  /** What must not be there. */
  public List<String> found() {
    return found;
  }

  /** Where links lead. */
  public List<String> links() {
    return links;
  }

  /** Blocks of code. */
  public List<String> blocks() {
    return blocks;
  }

  private void check(String text) {
    if (TURNS.matcher(text).find()) {
      found.add(text);
    }
  }

  @Override
  public void visit(Text text) {
    check(text.getLiteral());
    if (ACTIVE.matcher(text.getLiteral()).find()) {
      found.add(text.getLiteral());
    }
  }

  @Override
  public void visit(Code code) {
    check(code.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock block) {
    check(block.getLiteral());
    blocks.add(block.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    found.add(block.getLiteral()); // nothing of ours is one
  }

  @Override
  public void visit(Link link) {
    links.add(link.getDestination());
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {
    found.add(image.getDestination());
  }

  @Override
  public void visit(HtmlBlock html) {
    if (!MARKER.matcher(html.getLiteral()).matches()) {
      found.add(html.getLiteral());
    }
  }

  @Override
  public void visit(HtmlInline html) {
    found.add(html.getLiteral());
  }
}
