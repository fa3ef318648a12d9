package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.loopwarden.hosting.HostException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Enterprise server whose certificate comes from an authority of its own. */
final class TrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  @Test
  void ownAuthorityIsTrustedIfItIsNamed() throws Exception {
    KeyStore keys = keys();
    HttpsServer server = server(keys);
    try {
      URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
      ApiRequest request = ApiRequest.get(address, ApiRequest.JSON);
      byte[] pem = pem(keys);
      Transport trusting =
          new Transport(
              new ConnectionSettings(
                  Duration.ofSeconds(20),
                  Duration.ofSeconds(20),
                  null,
                  ConnectionSettings.certificates(pem)),
              "loopwarden");

      assertThat(trusting.send(request, "Bearer x", null).status()).isEqualTo(204);
      assertThatThrownBy(
              () ->
                  new Transport(ConnectionSettings.direct(), "loopwarden")
                      .send(request, "Bearer x", null))
          .isInstanceOf(HostException.Failed.class);
    } finally {
      server.stop(0);
    }
  }

  private KeyStore keys() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    new String(PASSWORD)))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      keys.load(stored, PASSWORD);
    }
    return keys;
  }

  private static HttpsServer server(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static byte[] pem(KeyStore keys) throws GeneralSecurityException {
    byte[] encoded = keys.getCertificate("server").getEncoded();
    String text = Base64.getMimeEncoder().encodeToString(encoded);
    return ("-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
        .getBytes(US_ASCII);
  }
}
