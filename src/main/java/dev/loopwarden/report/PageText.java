package dev.loopwarden.report;

import dev.loopwarden.handbook.Page;
import dev.loopwarden.handbook.Section;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown for the terminal, such as a rule's page: wrapped, indented, with code set off. */
public final class PageText {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** What becomes of links. */
  private enum Links {
    /** The address follows the text. */
    ADDRESSED,
    /** Only the text stands there, as on a rendered page. */
    PLAIN
  }

  private final Ink ink;
  private final int width;
  private final Links links;
  private final StringBuilder out = new StringBuilder(8192);

  private PageText(Ink ink, int width, Links links) {
    this.ink = ink;
    this.links = links;
    this.width = Math.clamp(width, 40, 100);
  }

  /** The page in lines of at most so many columns. */
  public static String of(Page page, Ink ink, int width) {
    PageText text = new PageText(ink, width, Links.ADDRESSED);
    text.out.append(ink.bold(page.rule().title()));
    text.out.append("  ").append(ink.name(page.rule().id().value())).append('\n');
    text.out.append(ink.faint(page.facts())).append('\n');
    for (Section section : page.sections()) {
      text.out.append('\n').append(ink.bold(section.heading())).append("\n\n");
      text.blocks(PARSER.parse(section.markdown()), "  ", "  ");
    }
    return text.out.toString();
  }

  /** A comment as its receiver reads it: links show their text only. */
  public static String ofComment(String markdown, Ink ink, int width) {
    PageText text = new PageText(ink, width, Links.PLAIN);
    text.blocks(PARSER.parse(markdown), "  ", "  ");
    return text.out.toString();
  }

  /** Blocks one below the other; the first line may have an indent of its own. */
  private void blocks(Node parent, String first, String rest) {
    String indent = first;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node, indent, rest);
      indent = rest;
      if (node.getNext() != null) {
        out.append('\n');
      }
    }
  }

  private void block(Node node, String first, String rest) {
    switch (node) {
      case Heading heading -> wrap(ink.bold(inline(heading)), first, rest);
      case Paragraph paragraph -> wrap(inline(paragraph), first, rest);
      case FencedCodeBlock code -> code(code.getLiteral(), rest);
      case IndentedCodeBlock code -> code(code.getLiteral(), rest);
      case ListBlock list -> list(list, rest);
      case TableBlock table -> table(table, rest);
      default -> blocks(node, first, rest);
    }
  }

  private void code(String code, String indent) {
    code.lines()
        .forEach(line -> out.append(indent).append(ink.faint("\u2502 ")).append(line).append('\n'));
  }

  private void list(ListBlock list, String indent) {
    int number = 1;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String mark = list instanceof OrderedList ? number++ + ". " : "- ";
      blocks(item, indent + mark, indent + " ".repeat(mark.length()));
    }
    assert list instanceof BulletList || list instanceof OrderedList;
  }

  /** A row is a paragraph: cells are sentences more often than numbers. */
  private void table(TableBlock table, String indent) {
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          row(row, indent);
        }
      }
    }
  }

  private void row(Node row, String indent) {
    StringBuilder text = new StringBuilder();
    boolean header = false;
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      header |= cell instanceof TableCell known && known.isHeader();
      text.append(text.isEmpty() ? "" : " \u2502 ").append(inline(cell));
    }
    wrap(header ? ink.bold(text.toString()) : text.toString(), indent, indent + "    ");
  }

  private String inline(Node parent) {
    StringBuilder text = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text plain -> text.append(plain.getLiteral());
        case Code code -> text.append(ink.name(code.getLiteral().replace(' ', '\u00a0')));
        case StrongEmphasis strong -> text.append(ink.bold(inline(strong)));
        case SoftLineBreak _ -> text.append(' ');
        case HardLineBreak _ -> text.append(' ');
        case Link link -> link(text, link);
        default -> text.append(inline(node));
      }
    }
    return text.toString();
  }

  private void link(StringBuilder text, Link link) {
    String shown = inline(link);
    text.append(shown);
    if (links == Links.ADDRESSED && !shown.equals(link.getDestination())) {
      text.append(" <").append(link.getDestination()).append('>');
    }
  }

  private void wrap(String text, String first, String rest) {
    StringBuilder line = new StringBuilder(first);
    int column = first.length();
    boolean empty = true;
    for (String word : text.split(" +")) {
      int length = columns(word);
      if (!empty && column + 1 + length > width) {
        out.append(line).append('\n');
        line = new StringBuilder(rest);
        column = rest.length();
        empty = true;
      }
      if (!empty) {
        line.append(' ');
        column++;
      }
      line.append(word);
      column += length;
      empty = false;
    }
    out.append(line.toString().replace('\u00a0', ' ')).append('\n');
  }

  /** Without the codes of colours. */
  private static int columns(String word) {
    return Glyphs.width(word.replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}
