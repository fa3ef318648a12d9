package dev.loopwarden.github;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach GitHub.
 *
 * @param connectTimeout for the connection alone
 * @param requestTimeout for a whole exchange, its body included
 * @param proxy an HTTP proxy without a password; null for none
 * @param authorities certificates to trust beside those that Java trusts
 */
public record ConnectionSettings(
    Duration connectTimeout,
    Duration requestTimeout,
    @Nullable InetSocketAddress proxy,
    List<X509Certificate> authorities) {

  public ConnectionSettings {
    authorities = List.copyOf(authorities);
  }

  /** Straight to GitHub, trusting whom Java trusts. */
  public static ConnectionSettings direct() {
    return new ConnectionSettings(Duration.ofSeconds(10), Duration.ofSeconds(30), null, List.of());
  }

  /** The certificates in a PEM file, for {@link #authorities}. */
  public static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
