package dev.loopwarden.report;

import dev.loopwarden.analysis.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for findings that stay when lines move: made of the rule, the file, the enclosing function,
 * the code and the cause, and a number where all of these are equal.
 */
final class Fingerprints {
  private final Map<String, Integer> seen = new HashMap<>();
  private final Report report;

  Fingerprints(Report report) {
    this.report = report;
  }

  /** The name of the next finding; findings are asked for in the report's order. */
  String next(Finding finding) {
    String code = report.source(finding.path()).text(finding.span()).replaceAll("\\s+", " ");
    String key =
        String.join(
            "\0", finding.rule().value(), finding.path(), finding.symbol(), code, finding.sink());
    int ordinal = seen.merge(key, 1, Integer::sum);
    return hash(key + "\0" + ordinal);
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
