package dev.loopwarden.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SnippetTest {

  @Test
  void layoutAndCommentsDoNotCount() {
    assertThat(Snippet.of("f( a,\n    b,  # why\n)")).isEqualTo("f(a,b)");
    assertThat(Snippet.of("x = await  g ()")).isEqualTo("x=await g()");
    assertThat(Snippet.of("a + \\\n  b")).isEqualTo("a+b");
    assertThat(Snippet.of("return\tx")).isEqualTo("return x");
  }

  @Test
  void stringsAreKept() {
    assertThat(Snippet.of("f(\"a # b,  )\")")).isEqualTo("f(\"a # b,  )\")");
    assertThat(Snippet.of("f('it\\'s  #')  # gone")).isEqualTo("f('it\\'s  #')");
    assertThat(Snippet.of("'''a\n #b'''")).isEqualTo("'''a\n #b'''");
    assertThat(Snippet.of("f(\"\")  #x")).isEqualTo("f(\"\")");
  }

  @Test
  void anythingIsTaken() {
    assertThat(Snippet.of("")).isEmpty();
    assertThat(Snippet.of("'open\nnext  one")).isEqualTo("'open\nnext one");
    assertThat(Snippet.of("\"\"\"open")).isEqualTo("\"\"\"open");
    assertThat(Snippet.of("'\\")).isEqualTo("'\\");
    assertThat(Snippet.of("a \\")).isEqualTo("a\\");
  }
}
