package dev.loopwarden.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer says to browsers: our own style sheet, and nothing else from anywhere. */
final class SecurityHeaders extends OncePerRequestFilter {
  static final String POLICY = "Content-Security-Policy";
  private static final String NOTHING_ELSE =
      "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private final boolean isEncrypted;

  SecurityHeaders(boolean isEncrypted) {
    this.isEncrypted = isEncrypted;
  }

  /** The policy of a page whose form goes to another place, too. */
  static String policyWithFormsTo(String origin) {
    return NOTHING_ELSE + " " + origin;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(POLICY, NOTHING_ELSE);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (isEncrypted) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    chain.doFilter(request, response);
  }
}
