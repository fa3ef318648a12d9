package dev.loopwarden.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.identity.MarkerKeys;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class MarkersTest {
  private static final RepositoryRef HOME = new RepositoryRef(1, 2, "octo", "parcels");
  private static final PullRequestRef PULL = new PullRequestRef(HOME, 3);
  private static final SecretKeySpec OLD = new SecretKeySpec(new byte[] {1}, "HmacSHA256");
  private static final SecretKeySpec NEW = new SecretKeySpec(new byte[] {2}, "HmacSHA256");

  private static final Marker MARKER =
      new Marker(
          new FindingKeys(
              new RuleId("blocking-sleep"),
              "0123456789abcdef",
              "123456789abcdef0",
              "fedcba9876543210",
              null,
              "23456789abcdef01",
              List.of("01234567", "89abcdef")),
          "0123456789abcdef0123456789abcdef",
          "3456789abcdef012",
          4,
          Marker.State.FIXED);

  private static Markers markers(PullRequestRef pullRequest, int newest, SecretKeySpec... keys) {
    return keys.length == 1
        ? new Markers(new MarkerKeys(newest, Map.of(newest, keys[0])), pullRequest)
        : new Markers(new MarkerKeys(newest, Map.of(1, keys[0], 2, keys[1])), pullRequest);
  }

  @Test
  void whatIsWrittenIsRead() {
    Markers markers = markers(PULL, 1, OLD);
    String body = "A comment.\r\n\r\n" + markers.write(MARKER) + "\r\n";
    assertThat(markers.read(body)).contains(MARKER);
    String marker = markers.write(MARKER);
    assertThat(marker).startsWith("<!-- ").endsWith(" -->");
    assertThat(marker.substring(4, marker.length() - 3)).doesNotContain("--", ">");
  }

  @Test
  void anOlderKeyStillCounts() {
    String body = markers(PULL, 1, OLD).write(MARKER);
    assertThat(markers(PULL, 2, OLD, NEW).read(body)).contains(MARKER);
    assertThat(markers(PULL, 2, OLD, NEW).write(MARKER)).contains("key=2 ");
  }

  @Test
  void othersMarkersDoNotCount() {
    String body = markers(PULL, 1, OLD).write(MARKER);
    assertThat(markers(PULL, 1, NEW).read(body)).as("another key").isEmpty();
    assertThat(markers(PULL, 2, NEW).read(body)).as("a key that is gone").isEmpty();
    assertThat(markers(new PullRequestRef(HOME, 4), 1, OLD).read(body))
        .as("copied from another pull request")
        .isEmpty();
    RepositoryRef other = new RepositoryRef(1, 9, "octo", "parcels");
    assertThat(markers(new PullRequestRef(other, 3), 1, OLD).read(body)).isEmpty();
  }

  @Test
  void aMarkerThatWasTouchedDoesNotCount() {
    Markers markers = markers(PULL, 1, OLD);
    String body = markers.write(MARKER);
    assertThat(markers.read(body.replace("is=fixed", "is=open"))).isEmpty();
    assertThat(markers.read(body.replace("rule=blocking-sleep", "rule=lost-update"))).isEmpty();
    assertThat(markers.read(body.replace("mac=", "mac=0"))).isEmpty();
    assertThat(markers.read(body + "\nand more")).as("not at the end").isEmpty();
    assertThat(markers.read("")).isEmpty();
  }

  @Test
  void anAnswerNamesTheCommentItAnswers() {
    Markers markers = markers(PULL, 1, OLD);
    String body = "Because.\n" + markers.answer(77);
    assertThat(markers.answers(body, 77)).isTrue();
    assertThat(markers.answers(body, 7)).isFalse();
    assertThat(markers.answers(body.replace("answer=77", "answer=78"), 78)).isFalse();
    assertThat(markers.read(body)).as("an answer is no finding").isEmpty();
  }
}
