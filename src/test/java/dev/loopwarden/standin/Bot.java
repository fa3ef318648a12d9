package dev.loopwarden.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A client of the API that adds nothing of its own: what the stand-in does is seen as it is. */
final class Bot implements AutoCloseable {
  private final StandIn github;
  private final InstantSource time;
  private final HttpClient client = HttpClient.newHttpClient();
  private String authorization = "";

  /** An answer. */
  record Answer(int status, HttpResponse<byte[]> response) {
    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.parse(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Bot(StandIn github, InstantSource time) {
    this.github = github;
    this.time = time;
  }

  /** Goes on as the App itself. */
  Bot asApp() {
    long now = time.instant().getEpochSecond();
    authorization = "Bearer " + jwt(now - 60, now + 540);
    return this;
  }

  /** Goes on as an installation. */
  Bot asInstallation(long id) {
    return asInstallation(id, "{}");
  }

  Bot asInstallation(long id, String body) {
    asApp();
    Answer answer = send("POST", "/app/installations/" + id + "/access_tokens", body);
    authorization = "token " + answer.json().path("token").asString();
    return this;
  }

  Bot with(String newAuthorization) {
    authorization = newAuthorization;
    return this;
  }

  String jwt(long issuedAt, long expiresAt) {
    String header = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
    String claims =
        encode(
            "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
                .formatted(issuedAt, expiresAt, github.app().id()));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(github.app().key().getPrivate());
      signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
      return header
          + "."
          + claims
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer graphQl(String document) {
    return send("POST", "/graphql", Json.object().put("query", document).toString());
  }

  Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(github.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
