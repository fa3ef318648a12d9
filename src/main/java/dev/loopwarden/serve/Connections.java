package dev.loopwarden.serve;

import dev.loopwarden.github.ConnectionSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to GitHub, as the settings say. */
final class Connections {
  private static final String AUTHORITIES = "loopwarden.github.certificate-authorities";

  private Connections() {}

  static ConnectionSettings of(Settings.GitHub github) {
    return new ConnectionSettings(
        github.connectTimeout(),
        github.requestTimeout(),
        proxy(github.proxy()),
        authorities(github.certificateAuthorities()));
  }

  private static @Nullable InetSocketAddress proxy(String address) {
    if (address.isEmpty()) {
      return null;
    }
    // Not as a URI: that knows no host with an underscore, and services in containers have those.
    String place = address.replaceFirst("^http://", "").replaceFirst("/$", "");
    int colon = place.lastIndexOf(':');
    return InetSocketAddress.createUnresolved(
        place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
  }

  private static List<X509Certificate> authorities(String name) {
    if (name.isEmpty()) {
      return List.of();
    }
    Path file = Path.of(name);
    try {
      List<X509Certificate> found = ConnectionSettings.certificates(Files.readAllBytes(file));
      if (found.isEmpty()) {
        throw new SettingsException(AUTHORITIES + ": there is no certificate in " + file);
      }
      return found;
    } catch (IOException _) {
      throw new SettingsException(AUTHORITIES + ": cannot read " + file);
    } catch (CertificateException _) {
      throw new SettingsException(AUTHORITIES + ": " + file + " is no PEM file of certificates");
    }
  }
}
