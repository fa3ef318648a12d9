package dev.loopwarden.github;

import dev.loopwarden.identity.AppIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The tokens by which the App speaks for itself, signed with its key. Thread-safe. */
final class AppJwt {
  /** Our clock may be ahead of GitHub's. */
  private static final Duration BEFORE = Duration.ofSeconds(60);

  /** With the minute before, ten: the longest that GitHub takes. */
  private static final Duration VALID = Duration.ofMinutes(9);

  private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(2);

  private final InstantSource clock;
  private @Nullable Signed last;

  AppJwt(InstantSource clock) {
    this.clock = clock;
  }

  private record Signed(AppIdentity app, String token, Instant renewAt) {}

  /** A token that is good for some minutes. */
  synchronized String of(AppIdentity app) {
    Instant now = clock.instant();
    Signed known = last;
    if (known == null || !isGood(known, app, now)) {
      known = new Signed(app, sign(app, now), now.plus(VALID).minus(RENEW_BEFORE_END));
      last = known;
    }
    return known.token();
  }

  private static boolean isGood(Signed known, AppIdentity app, Instant now) {
    return known.app().id() == app.id()
        && known.app().key().equals(app.key())
        && now.isBefore(known.renewAt())
        && now.isAfter(known.renewAt().minus(VALID));
  }

  private static String sign(AppIdentity app, Instant now) {
    String claims =
        "{\"iat\":%s,\"exp\":%s,\"iss\":\"%s\"}"
            .formatted(
                now.minus(BEFORE).getEpochSecond(), now.plus(VALID).getEpochSecond(), app.id());
    String text = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(app.key());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the App's key does not sign: " + e.getMessage(), e);
    }
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
