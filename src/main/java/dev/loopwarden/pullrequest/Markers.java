package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.identity.MarkerKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the markers of one pull request: an HTML comment at the end of a comment of
 * ours, with a code that only we can make and that holds in this pull request only.
 */
final class Markers {
  private static final String HEX = "[0-9a-f]";
  private static final Pattern MARKER =
      Pattern.compile(
          "<!-- loopwarden:1 key=(\\d{1,6}) (rule=([a-z-]{1,80}) f=("
              + (HEX + "{32}) e=(" + HEX + "{16}) l=(" + HEX + "{16}) r=(" + HEX)
              + ("{16}) m=(" + HEX)
              + ("{16}|-) c=(" + HEX + "{16}|-) p=((?:" + HEX + "{8}\\.?){1,8}) s=(" + HEX)
              + ("{16}) h=(\\d{1,4}) is=([a-z]{1,10})) mac=(" + HEX + "{64}) -->\\s*$"));
  private static final Pattern ANSWER =
      Pattern.compile(
          "<!-- loopwarden:1 key=(\\d{1,6}) (answer=\\d{1,19}) mac=(" + HEX + "{64}) -->\\s*$");

  private final MarkerKeys keys;
  private final String scope;

  Markers(MarkerKeys keys, PullRequestRef pullRequest) {
    this.keys = keys;
    this.scope = pullRequest.repository().id() + "#" + pullRequest.number();
  }

  /** A marker as it stands in a comment. */
  String write(Marker marker) {
    FindingKeys finding = marker.keys();
    return signed(
        "rule=%s f=%s e=%s l=%s r=%s m=%s c=%s p=%s s=%s h=%s is=%s"
            .formatted(
                finding.rule(),
                marker.fingerprint(),
                finding.exact(),
                finding.local(),
                finding.rough(),
                finding.moved() == null ? "-" : finding.moved(),
                finding.cause() == null ? "-" : finding.cause(),
                String.join(".", finding.paths()),
                marker.substance(),
                marker.height(),
                marker.state().name().toLowerCase(Locale.ROOT)));
  }

  /** A marker of an answer to a comment. */
  String answer(long comment) {
    return signed("answer=" + comment);
  }

  /** The marker at the end of a comment, if it is ours and of this pull request. */
  Optional<Marker> read(String body) {
    Matcher found = MARKER.matcher(body);
    if (!found.find() || !isSigned(found.group(1), found.group(2), found.group(14))) {
      return Optional.empty();
    }
    FindingKeys finding =
        new FindingKeys(
            new RuleId(found.group(3)),
            found.group(5),
            found.group(6),
            found.group(7),
            absent(found.group(8)),
            absent(found.group(9)),
            List.of(found.group(10).split("\\.")));
    return Optional.of(
        new Marker(
            finding,
            found.group(4),
            found.group(11),
            Integer.parseInt(found.group(12)),
            Marker.State.valueOf(found.group(13).toUpperCase(Locale.ROOT))));
  }

  /** Whether a comment of ours answers another one. */
  boolean answers(String body, long comment) {
    Matcher found = ANSWER.matcher(body);
    return found.find()
        && found.group(2).equals("answer=" + comment)
        && isSigned(found.group(1), found.group(2), found.group(3));
  }

  private static @Nullable String absent(String text) {
    return text.equals("-") ? null : text;
  }

  private String signed(String content) {
    SecretKey key = keys.keys().get(keys.newest());
    if (key == null) {
      throw new IllegalStateException("no marker key of version " + keys.newest());
    }
    String code = HexFormat.of().formatHex(code(key, content));
    return "<!-- loopwarden:1 key=%s %s mac=%s -->".formatted(keys.newest(), content, code);
  }

  private boolean isSigned(String version, String content, String code) {
    SecretKey key = keys.keys().get(Integer.parseInt(version));
    return key != null && MessageDigest.isEqual(HexFormat.of().parseHex(code), code(key, content));
  }

  private byte[] code(SecretKey key, String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(("marker\0" + scope + "\0" + content).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a marker key that HMAC-SHA256 does not take", e);
    }
  }
}
