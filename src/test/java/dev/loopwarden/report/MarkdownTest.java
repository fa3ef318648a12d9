package dev.loopwarden.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTest {
  private static Node parsed(String markdown) {
    return Parser.builder().build().parse(markdown);
  }

  private static String read(String markdown) {
    return TextContentRenderer.builder().build().render(parsed(markdown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain words, snake_case and __init__.py",
        "*bold* _em_ `code` ~gone~ [a](b) ![a](b) \\",
        "- item",
        "+ item",
        "1. first",
        "12) twelfth",
        "> quoted",
        "# title",
        "=====",
        "-----",
        "<b>&amp;</b>",
        "<!-- hidden -->",
        "a | b | $x$",
        "path/to/file.py:12",
        "# hash and C#",
      })
  void textStaysWhatItIs(String foreign) {
    Node page = parsed(Markdown.text(foreign));
    assertThat(page.getFirstChild()).isInstanceOf(Paragraph.class);
    assertThat(page.getFirstChild().getNext()).isNull();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            throw new AssertionError("a link: " + link.getDestination());
          }

          @Override
          public void visit(HtmlInline html) {
            throw new AssertionError("HTML: " + html.getLiteral());
          }

          @Override
          public void visit(HtmlBlock html) {
            throw new AssertionError("HTML: " + html.getLiteral());
          }

          @Override
          public void visit(BulletList list) {
            throw new AssertionError("a list");
          }

          @Override
          public void visit(OrderedList list) {
            throw new AssertionError("a list");
          }
        });
    assertThat(read(Markdown.text(foreign)).replace("\u200b", "")).isEqualTo(foreign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@octo", "octo/team#12", "GH-12", "gh-7", "https://x.example", "www.x.example"})
  void nothingIsMentionedOrLinked(String foreign) {
    assertThat(read(Markdown.text(foreign))).contains("\u200b").isNotEqualTo(foreign);
  }

  @Test
  void emojiStayWords() {
    assertThat(read(Markdown.text(":tada: a:b 12:30:45 x.py:100:1")))
        .isEqualTo(":\u200btada: a:b 12:30:45 x.py:\u200b100:1");
  }

  @Test
  void hiddenCharactersAreShown() {
    assertThat(Markdown.text("a\u202eb\u200fc\u0007d\ne\ud800"))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd");
    assertThat(Markdown.text("a\u200bb\ufeffc\u2060d\u00ade"))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
    assertThat(Markdown.span("a\u2066b\udb40\udc41c", 90)).isEqualTo("`a\ufffdb\ufffdc`");
  }

  @Test
  void codeHoldsWhateverItHolds() {
    for (String code : new String[] {"a", "`", "``", "a`b``c", " a ", "<b>@x</b>", "a\\"}) {
      assertThat(read(Markdown.span(code, 90))).isEqualTo("\"" + code + "\"");
    }
    assertThat(Markdown.span("   ", 90)).isEmpty();
    assertThat(Markdown.span("abcdef", 4)).isEqualTo("`abc\u2026`");
  }

  @Test
  void sentencesKeepTheirCode() {
    assertThat(Markdown.prose("`a.b()` waits for *that*, as load() does"))
        .isEqualTo("`a.b()` waits for \\*that\\*, as `load()` does");
    assertThat(Markdown.prose("an `odd one @team")).isEqualTo("an \\`odd one &#64;&#8203;team");
    assertThat(Markdown.prose("`a` @team `b`")).isEqualTo("`a` &#64;&#8203;team `b`");
  }

  @Test
  void noCharacterIsCutInHalf() {
    assertThat(Markdown.shortened("ab\ud83d\ude00cd", 4)).isEqualTo("ab\u2026");
    assertThat(Markdown.shortened("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void aFenceIsLongerThanThoseInTheCode() {
    String block = Markdown.fenced("suggestion", "\tx = \"````\"\r\n");
    assertThat(block).isEqualTo("`````suggestion\n\tx = \"````\"\r\n`````\n");
    assertThat(parsed(block).getFirstChild())
        .isInstanceOfSatisfying(
            FencedCodeBlock.class, code -> assertThat(code.getInfo()).isEqualTo("suggestion"));
    assertThat(parsed(block).getFirstChild().getNext()).isNull();
  }

  @Test
  void addressesDoNotEndTheirLink() {
    assertThat(Markdown.address("https://x.example/a b)(<\u00e4>?q=1"))
        .isEqualTo("https://x.example/a%20b%29%28%3C%C3%A4%3E?q=1");
  }
}
