package dev.loopwarden.web;

import dev.loopwarden.identity.AppIdentity;
import java.net.URI;

/**
 * What the pages need to know.
 *
 * @param publicUrl what the world calls the service
 * @param github the configured GitHub, which the setup offers first
 */
public record WebSettings(URI publicUrl, AppIdentity.Host github) {
  boolean isEncrypted() {
    return "https".equals(publicUrl.getScheme());
  }
}
