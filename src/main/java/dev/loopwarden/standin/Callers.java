package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds out who sent a request, and refuses what proves nothing. */
final class Callers {
  private static final long LONGEST = 600;
  private static final String UNREADABLE = "A JSON web token could not be decoded";

  private final World world;

  Callers(World world) {
    this.world = world;
  }

  Caller of(Request request) {
    String header = request.header("Authorization");
    if (header.isEmpty()) {
      return new Caller.Anonymous();
    }
    String[] words = header.split(" ", 2);
    String scheme = words[0].toLowerCase(Locale.ROOT);
    if (words.length < 2 || !(scheme.equals("bearer") || scheme.equals("token"))) {
      throw badCredentials();
    }
    return words[1].startsWith("ghs_") ? installation(words[1]) : app(words[1]);
  }

  private static Refusal badCredentials() {
    return Refusal.of(401, "Bad credentials");
  }

  private Caller installation(String value) {
    Token token = world.tokens.get(value);
    if (token == null
        || !world.exactNow().isBefore(token.expiresAt())
        || !world.installations.containsKey(token.installation().id)) {
      throw badCredentials();
    }
    return new Caller.OfInstallation(token);
  }

  private Caller app(String jwt) {
    String[] parts = jwt.split("\\.");
    if (parts.length != 3) {
      throw badCredentials();
    }
    JsonNode header = decoded(parts[0]);
    JsonNode claims = decoded(parts[1]);
    if (header == null || claims == null || !"RS256".equals(Json.text(header, "alg"))) {
      throw Refusal.of(401, UNREADABLE);
    }
    String issuer = claims.path("iss").asString("");
    if (!issuer.equals(Long.toString(world.app.id())) && !issuer.equals(world.app.clientId())) {
      throw Refusal.of(404, "Integration not found");
    }
    if (!isSigned(parts)) {
      throw Refusal.of(401, UNREADABLE);
    }
    checkTimes(claims);
    return new Caller.TheApp();
  }

  private void checkTimes(JsonNode claims) {
    Instant now = world.exactNow();
    if (!claims.path("iat").canConvertToLong()
        || claims.path("iat").asLong() > now.getEpochSecond()) {
      throw Refusal.of(
          401,
          "'Issued at' claim ('iat') must be an Integer representing the time that the assertion"
              + " was issued");
    }
    if (!claims.path("exp").canConvertToLong()
        || claims.path("exp").asLong() <= now.getEpochSecond()) {
      throw Refusal.of(
          401,
          "'Expiration time' claim ('exp') must be a numeric value representing the future time at"
              + " which the assertion expires");
    }
    if (claims.path("exp").asLong() > now.getEpochSecond() + LONGEST) {
      throw Refusal.of(401, "'Expiration time' claim ('exp') is too far in the future");
    }
  }

  private boolean isSigned(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(world.app.key().getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  private static @Nullable JsonNode decoded(String part) {
    try {
      return Json.parse(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException | JacksonException _) {
      return null;
    }
  }
}
