package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a pull request. */
final class PullPageTest {
  private static final String EVIL = "<script>alert(1)</script>";

  @TempDir Path folder;

  @Test
  void nothingOfTheRepositoryBecomesMarkup() {
    try (Scene scene = new Scene(folder)) {
      String name = "<img src=x onerror=alert(1)>.py";
      scene.parcels.commit("change", "Evil", FileEdit.write(name, EVIL + "\n\u202eright\n"));
      scene.pull.retitle(EVIL);
      scene.pull.comment("ada", name, 1, "see [x](javascript:alert(1)) <b onclick=x>b</b> " + EVIL);
      String page = scene.bot.with("").get("/octo/parcels/pull/1").text();

      assertThat(page)
          .doesNotContain("<script", "<img", "onclick=x>", "href=\"javascript:", "\u202e")
          .contains("&lt;script&gt;", "&lt;img src=x");
    }
  }

  @Test
  void linksOfCommentsLead() {
    try (Scene scene = new Scene(folder)) {
      scene.parcels.commit("change", "More", FileEdit.write("a b/é.py", EVIL + "\n\u202eright\n"));
      Bot anybody = scene.bot.with("");
      String at = "/octo/parcels/blob/" + scene.pull.head();

      assertThat(anybody.get(at + "/a%20b/%C3%A9.py").text())
          .contains("a b/é.py", "id=\"L1\"", "&lt;script&gt;", "id=\"L2\"")
          .doesNotContain("<script", "\u202e");
      assertThat(anybody.get(at + "/none.py").status()).isEqualTo(404);
      String ends = scene.parcels.tip("main") + "..." + scene.pull.head();
      assertThat(anybody.get("/octo/parcels/compare/" + ends).text()).contains("Files changed");
      assertThat(anybody.get("/octo/parcels/compare/a...b").status()).isEqualTo(404);
    }
  }

  @Test
  void suggestionsAreShownAsChanges() {
    try (Scene scene = new Scene(folder)) {
      scene.pull.comment(
          "ada", "a.py", 15, "<!-- hidden -->Better:\n```suggestion\nnewer\n```\n**yes**");
      String page = scene.bot.with("").get("/octo/parcels/pull/1").text();

      assertThat(page)
          .contains("<div class=\"code removed\" data-mark=\"-\">new</div>")
          .contains("<div class=\"code added\" data-mark=\"+\">newer</div>")
          .contains("<strong>yes</strong>")
          .doesNotContain("hidden --");
    }
  }
}
