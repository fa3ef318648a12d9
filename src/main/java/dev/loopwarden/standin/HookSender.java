package dev.loopwarden.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends signed deliveries, once each, as GitHub does. */
final class HookSender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  private final InstantSource time;

  /** Where deliveries go, and what they are signed with. */
  record Target(String url, String secret, long app) {
    @Override
    public String toString() {
      return url;
    }
  }

  HookSender(InstantSource time) {
    this.time = time;
  }

  /** Sends one, and says what came back. */
  HookDelivery send(HookDelivery delivery, Target target) {
    var begin = time.instant();
    byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(target.url()))
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      headers(delivery, target).forEach(request::header);
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      boolean good = status >= 200 && status < 300;
      return delivery.answered(
          begin,
          Duration.between(begin, time.instant()),
          status,
          good ? "OK" : "Invalid HTTP Response: " + status);
    } catch (HttpTimeoutException _) {
      return delivery.answered(begin, PATIENCE, 504, "timed out");
    } catch (IOException | IllegalArgumentException _) {
      return delivery.answered(begin, Duration.ZERO, 502, "failed to connect to host");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return delivery.answered(begin, Duration.ZERO, 502, "interrupted");
    }
  }

  /** What GitHub sends beside the body. */
  static Map<String, String> headers(HookDelivery delivery, Target target) {
    byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", "*/*");
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/5744a7b");
    headers.put("X-GitHub-Delivery", delivery.guid());
    headers.put("X-GitHub-Event", delivery.event());
    headers.put("X-GitHub-Hook-ID", "1");
    headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(target.app()));
    headers.put("X-GitHub-Hook-Installation-Target-Type", "integration");
    if (!target.secret().isEmpty()) {
      headers.put("X-Hub-Signature", "sha1=" + mac("HmacSHA1", target.secret(), body));
      headers.put("X-Hub-Signature-256", "sha256=" + mac("HmacSHA256", target.secret(), body));
    }
    return headers;
  }

  private static String mac(String algorithm, String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
