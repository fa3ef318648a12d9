package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where people write other digits, GitHub still gets its own. */
final class LocaleTest {
  private final Locale before = Locale.getDefault();
  private final StubGitHub github = new StubGitHub();

  @BeforeEach
  void change() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
    github.close();
  }

  @Test
  void tokensAndQuestionsAreInGitHubsDigits() {
    assertThat("%d".formatted(1)).as("this locale has others").isNotEqualTo("1");
    github.on("POST /graphql", "{\"data\":{\"repository\":{}}}");

    github.access().open(StubGitHub.PARCELS).files("main", List.of("a.yml", "b.yml"));

    String bearer = github.asked("POST .*/access_tokens").getFirst().header("Authorization");
    JsonNode claims =
        ApiRequest.MAPPER.readTree(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]));
    assertThat(claims.path("iss").asString()).isEqualTo("99");
    assertThat(claims.path("iat").asLong())
        .isEqualTo(StubGitHub.START.minusSeconds(60).getEpochSecond());
    assertThat(github.asked("POST /graphql").getFirst().body())
        .contains("$v1: String!", "o1: object(expression: $v1)")
        .matches("\\p{ASCII}*");
  }
}
