package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.identity.AppIdentity;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class AppJwtTest {
  private final MovableClock clock = new MovableClock(StubGitHub.START);
  private final AppJwt jwt = new AppJwt(clock);
  private final AppIdentity app =
      new AppIdentity(
          99, "warden", AppIdentity.Host.github(), StubGitHub.KEYS.getPrivate(), List.of());

  @Test
  void tokenIsSignedAndShort() throws GeneralSecurityException {
    String[] parts = jwt.of(app).split("\\.");

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(StubGitHub.KEYS.getPublic());
    signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(json(parts[0]).path("alg").asString()).isEqualTo("RS256");
    JsonNode claims = json(parts[1]);
    Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
    Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
    assertThat(issued).isEqualTo(StubGitHub.START.minusSeconds(60));
    assertThat(Duration.between(issued, expires)).isEqualTo(Duration.ofMinutes(10));
    assertThat(claims.path("iss").asString()).isEqualTo("99");
  }

  @Test
  void tokenIsKeptUntilItIsAboutToExpire() {
    String first = jwt.of(app);
    clock.move(Duration.ofMinutes(6));
    assertThat(jwt.of(app)).isEqualTo(first);
    clock.move(Duration.ofMinutes(1));
    assertThat(jwt.of(app)).isNotEqualTo(first);
  }

  @Test
  void anotherAppHasAnotherToken() {
    AppIdentity other =
        new AppIdentity(1, "other", app.host(), StubGitHub.KEYS.getPrivate(), List.of());
    assertThat(jwt.of(other)).isNotEqualTo(jwt.of(app));
  }

  private static JsonNode json(String part) {
    return ApiRequest.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
  }
}
