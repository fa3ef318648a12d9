package dev.loopwarden.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.github.ConnectionSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to GitHub as the settings name it. */
final class ConnectionsTest {
  @TempDir private Path folder = Path.of("");

  private static ConnectionSettings read(Map<String, String> settings) {
    return Connections.of(SettingsReader.read(new Launch(null, settings, false, true)).github());
  }

  private ConnectionSettings trusting(String file) {
    return read(
        Map.of("loopwarden.github.certificate-authorities", folder.resolve(file).toString()));
  }

  @Test
  void withoutSettingsItIsStraight() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), null, List.of()));
  }

  @Test
  void aProxyIsLookedUpWhenItIsNeeded() {
    for (String address : new String[] {"http://corp_proxy:3128", "http://corp_proxy:3128/"}) {
      assertThat(read(Map.of("loopwarden.github.proxy", address)).proxy())
          .isEqualTo(InetSocketAddress.createUnresolved("corp_proxy", 3128));
    }
  }

  @Test
  void authoritiesComeFromAFile() throws IOException, GeneralSecurityException {
    X509Certificate known = anyAuthority();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(known.getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Files.writeString(folder.resolve("ca.pem"), pem);
    assertThat(trusting("ca.pem").authorities()).containsExactly(known);
  }

  private static X509Certificate anyAuthority() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
  }

  @Test
  void whatHoldsNoAuthorityIsNamed() throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "");
    Files.writeString(
        folder.resolve("broken.pem"),
        "-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n");
    assertRefused("missing.pem", "cannot read");
    assertRefused("empty.pem", "there is no certificate in");
    assertRefused("broken.pem", "is no PEM file of certificates");
  }

  private void assertRefused(String file, String because) {
    assertThatThrownBy(() -> trusting(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("loopwarden.github.certificate-authorities: ")
        .hasMessageContaining(because)
        .hasMessageContaining(file);
  }
}
