package dev.loopwarden.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From no App to an App, step by step, and who is kept out. */
final class SetupTest {
  private static final URI HOME = URI.create("https://loopwarden.example.com");
  private static final AppIdentity.Host GITHUB = AppIdentity.Host.github();
  private static final Wish WISH =
      new Wish(GITHUB, "octo-org", false, Set.of(Grant.ISSUES, Grant.MERGE_QUEUES));

  private final Desk desk = new Desk();
  private final Setup setup = desk.setup();

  private static String state(Setup.Draft draft) {
    return draft.target().substring(draft.target().indexOf("?state=") + 7);
  }

  private String visitor() {
    return setup.begin(setup.invite()).orElseThrow();
  }

  @Test
  void aTokenLeadsToAnAppOnAnyReplica() {
    String token = setup.invite();
    Setup other = desk.setup();
    String visitor = other.begin(token).orElseThrow();
    assertThat(setup.knows(visitor)).isTrue();
    Setup.Draft draft = setup.draft(visitor, WISH, HOME);
    assertThat(draft.target())
        .startsWith("https://github.com/organizations/octo-org/settings/apps/new?state=");
    URI install = other.finish(visitor, "c0de", state(draft));
    assertThat(install).hasToString("https://github.com/apps/loopwarden-octo/installations/new");
    assertThat(desk.registration.conversions).containsExactly("https://api.github.com c0de");
    AppIdentity identity = desk.identities().current().orElseThrow();
    assertThat(identity.id()).isEqualTo(42);
    assertThat(identity.webhookSecrets()).containsExactly(FakeRegistration.WEBHOOK_SECRET);
  }

  @Test
  void theManifestAsksForNoMoreThanIsNeeded() {
    JsonNode manifest = JsonMapper.shared().readTree(setup.draft(visitor(), WISH, HOME).manifest());
    assertThat(manifest.at("/name").asString()).isEqualTo("Loopwarden octo-org");
    assertThat(manifest.at("/url").asString()).isEqualTo(HOME.toString());
    assertThat(manifest.at("/public").asBoolean(true)).isFalse();
    assertThat(manifest.at("/redirect_url").asString()).isEqualTo(HOME + "/setup/callback");
    assertThat(manifest.at("/hook_attributes"))
        .hasToString("{\"url\":\"%s/webhook\",\"active\":true}".formatted(HOME));
    assertThat(manifest.at("/default_permissions"))
        .hasToString(
            "{\"checks\":\"write\",\"contents\":\"read\",\"issues\":\"read\","
                + "\"merge_queues\":\"read\",\"metadata\":\"read\",\"pull_requests\":\"write\"}");
    assertThat(manifest.at("/default_events").valueStream().map(JsonNode::asString))
        .containsExactly(
            "check_run",
            "check_suite",
            "issue_comment",
            "merge_group",
            "pull_request",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "push",
            "repository");
  }

  @Test
  void whatIsNotWishedForIsNeitherAskedForNorSubscribedTo() {
    Wish small = new Wish(GITHUB, "", true, Set.of());
    Setup.Draft draft = setup.draft(visitor(), small, HOME);
    assertThat(draft.target()).startsWith("https://github.com/settings/apps/new?state=");
    assertThat(draft.manifest())
        .contains("\"name\":\"Loopwarden\"")
        .doesNotContain("issue")
        .doesNotContain("merge_")
        .doesNotContain("statuses");
  }

  @Test
  void aTokenWorksOnceAndForADay() {
    String token = setup.invite();
    assertThat(setup.begin(token + "x")).isEmpty();
    assertThat(setup.begin("")).isEmpty();
    assertThat(setup.begin(token)).isPresent();
    assertThat(setup.begin(token)).isEmpty();
    String late = setup.invite();
    desk.pass(Setup.TOKEN_LIFE);
    assertThat(setup.begin(late)).isEmpty();
    assertThat(setup.begin(setup.invite())).isPresent();
  }

  @Test
  void aVisitEnds() {
    String visitor = visitor();
    Setup.Draft draft = setup.draft(visitor, WISH, HOME);
    desk.pass(Setup.VISIT_LIFE);
    assertThat(setup.knows(visitor)).isFalse();
    assertThatThrownBy(() -> setup.draft(visitor, WISH, HOME)).isInstanceOf(SetupException.class);
    assertThatThrownBy(() -> setup.finish(visitor, "c0de", state(draft)))
        .hasMessageContaining("is over");
    assertThat(desk.registration.conversions).isEmpty();
  }

  @Test
  void onlyTheStateThatWentOutComesIn() {
    String visitor = visitor();
    assertThatThrownBy(() -> setup.finish(visitor, "c0de", "")).hasMessageContaining("is over");
    Setup.Draft draft = setup.draft(visitor, WISH, HOME);
    String another = visitor();
    setup.draft(another, WISH, HOME);
    for (String wrong : new String[] {"", "null", state(draft) + "x"}) {
      assertThatThrownBy(() -> setup.finish(visitor, "c0de", wrong))
          .isInstanceOf(SetupException.class);
    }
    assertThatThrownBy(() -> setup.finish(another, "c0de", state(draft)))
        .isInstanceOf(SetupException.class);
    assertThat(desk.registration.conversions).isEmpty();
    setup.finish(visitor, "c0de", state(draft));
    assertThat(setup.isOpen()).isFalse();
  }

  @Test
  void aCodeThatFailsCanBeFollowedByAnother() {
    String visitor = visitor();
    Setup.Draft first = setup.draft(visitor, WISH, HOME);
    desk.registration.failure = new HostException.Gone("404");
    assertThatThrownBy(() -> setup.finish(visitor, "old", state(first)))
        .hasMessageContaining("does not know this code");
    assertThatThrownBy(() -> setup.finish(visitor, "old", state(first)))
        .isInstanceOf(SetupException.class); // a state works once
    desk.registration.failure = null;
    Setup.Draft second = setup.draft(visitor, WISH, HOME);
    assertThat(setup.finish(visitor, "good", state(second))).isNotNull();
  }

  @Test
  void aKeyThatCouldNotBeFetchedIsFetchedWhenThePageIsReloaded() {
    String visitor = visitor();
    Setup.Draft draft = setup.draft(visitor, WISH, HOME);
    desk.registration.failure = new HostException.Failed("PKIX path building failed", null);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> setup.finish(visitor, "c0de", state(draft)))
          .hasMessageContaining("PKIX path building failed")
          .hasMessageContaining("Reload");
    }
    desk.registration.failure = null;
    assertThat(setup.finish(visitor, "c0de", state(draft))).isNotNull();
    assertThat(setup.isOpen()).isFalse();
  }

  @Test
  void whoCannotReachGitHubIsToldBeforeThereIsAnApp() {
    String visitor = visitor();
    desk.registration.timeFailure = new HostException.Failed("connection refused", null);
    assertThatThrownBy(() -> setup.draft(visitor, WISH, HOME))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("https://api.github.com (connection refused)");
    desk.registration.timeFailure = null;
    assertThat(setup.draft(visitor, WISH, HOME)).isNotNull();
  }

  @Test
  void afterTheSetupTheDoorIsClosed() {
    String visitor = visitor();
    String other = visitor();
    String token = setup.invite();
    Setup.Draft late = setup.draft(other, WISH, HOME);
    setup.finish(visitor, "c0de", state(setup.draft(visitor, WISH, HOME)));
    assertThat(setup.isOpen()).isFalse();
    assertThat(setup.begin(token)).isEmpty();
    assertThat(setup.knows(other)).isFalse();
    assertThatThrownBy(() -> setup.finish(other, "c2", state(late)))
        .hasMessageContaining("has its App already");
    assertThat(desk.registration.conversions).hasSize(1);
  }

  @Test
  void anEnterpriseServerIsAskedAtItsOwnAddress() {
    Wish wish = new Wish(Hosts.parse("ghe.example.com/", GITHUB), "", false, Set.of());
    String visitor = visitor();
    Setup.Draft draft = setup.draft(visitor, wish, HOME);
    assertThat(draft.target()).startsWith("https://ghe.example.com/settings/apps/new?state=");
    assertThat(setup.finish(visitor, "c", state(draft)).getHost()).isEqualTo("ghe.example.com");
    assertThat(desk.registration.conversions).containsExactly("https://ghe.example.com/api/v3 c");
  }

  @Test
  void addressesAndNamesAreReadStrictly() {
    assertThat(Hosts.parse("github.com", GITHUB)).isEqualTo(GITHUB);
    assertThat(Hosts.parse("octocorp.ghe.com", GITHUB).rest())
        .hasToString("https://api.octocorp.ghe.com");
    AppIdentity.Host configured =
        new AppIdentity.Host(
            URI.create("http://127.0.0.1:9"), URI.create("http://127.0.0.1:9/x"), HOME);
    assertThat(Hosts.parse("http://127.0.0.1:9/", configured)).isEqualTo(configured);
    for (String wrong :
        new String[] {
          "",
          "http://ghe.example.com",
          "https://a@b",
          "https://a/b",
          "a b",
          "javascript:x",
          "https://a?b"
        }) {
      assertThatThrownBy(() -> Hosts.parse(wrong, GITHUB)).isInstanceOf(SetupException.class);
    }
    for (String wrong : new String[] {"../x", "a b", "-a", "a/b", "a?b"}) {
      assertThatThrownBy(() -> new Wish(GITHUB, wrong, false, Set.of()))
          .isInstanceOf(SetupException.class);
    }
  }

  @Test
  void formsBelongToTheirVisitor() {
    String visitor = visitor();
    assertThat(setup.isFrom(visitor, setup.formToken(visitor))).isTrue();
    assertThat(setup.isFrom(visitor, setup.formToken("other"))).isFalse();
    assertThat(setup.isFrom(visitor, "")).isFalse();
  }

  @Test
  void oldInvitationsMakeRoomAndTimesAreAsSaid() {
    String first = setup.invite();
    for (int i = 0; i < 20; i++) {
      setup.invite();
    }
    assertThat(setup.begin(first)).isEmpty();
    assertThat(Setup.TOKEN_LIFE).isEqualTo(Duration.ofDays(1));
  }
}
