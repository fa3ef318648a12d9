package dev.loopwarden.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is delivered has what GitHub's published schemas say that it has. */
final class PayloadsTest {
  private static final String ADDRESS = "https://github.test/webhooks.json";

  @TempDir Path folder;

  @Test
  void everyPayloadFollowsItsSchema() throws IOException {
    SchemaRegistry schemas = schemas();
    Set<String> seen = new TreeSet<>();
    Set<String> problems = new TreeSet<>();
    for (HookDelivery delivery : deliveries()) {
      String name =
          delivery.event() + "$" + (delivery.action() == null ? "event" : delivery.action());
      seen.add(name);
      schemas
          .getSchema(SchemaLocation.of(ADDRESS + "#/definitions/" + name.replace("$", "%24")))
          .validate(Json.parse(delivery.payload().getBytes(StandardCharsets.UTF_8)))
          .forEach(
              error ->
                  problems.add(
                      name + " " + error.getInstanceLocation() + " " + error.getMessage()));
    }
    assertThat(problems).isEmpty();
    assertThat(seen).hasSize(24);
  }

  private static SchemaRegistry schemas() throws IOException {
    try (InputStream in = PayloadsTest.class.getResourceAsStream("/github/webhooks.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(ADDRESS, text)));
    }
  }

  /** All that the stand-in knows to tell; nobody listens, and it is written down all the same. */
  private List<HookDelivery> deliveries() {
    try (Scene scene = new Scene(folder)) {
      scene.github.sendWebhooksTo(URI.create("http://127.0.0.1:1/"));
      StandInPullRequest pull = scene.pull;
      scene.parcels.branch("other", "change");
      scene.parcels.openPullRequest("Other", "main", "other").close();
      scene.parcels.commit("change", "More", FileEdit.write("b.py", "b = 1\n"));
      pull.retitle("Changed");
      pull.label("later");
      pull.unready();
      pull.ready();
      long comment = pull.comment("ada", "a.py", 15, "look");
      pull.resolve("ada", comment);
      pull.unresolve("ada", comment);
      pull.say("ada", "/loopwarden review");
      pull.close();
      pull.reopen();
      checks(scene);
      scene.review("{\"path\":\"a.py\",\"line\":15,\"body\":\"x\"}");
      long mine = pull.comments().getLast().id();
      String address = Scene.REPO + "/pulls/comments/" + mine;
      scene.bot.send("PATCH", address, "{\"body\":\"y\"}");
      scene.bot.send("DELETE", address, "");
      scene.parcels.requestMergeGroupChecks(pull.head());
      scene.github.install("acme", StandIn.USUAL_PERMISSIONS);
      scene.github.uninstall(scene.installation);
      scene.github.settle();
      return scene.github.deliveries();
    }
  }

  private static void checks(Scene scene) {
    scene.bot.post(
        Scene.REPO + "/check-runs",
        "{\"name\":\"c\",\"head_sha\":\"%s\"}".formatted(scene.pull.head()));
    long check = scene.pull.checks().getFirst().id();
    scene.bot.send("PATCH", Scene.REPO + "/check-runs/" + check, "{\"conclusion\":\"success\"}");
    scene.pull.rerun("ada", check);
    scene.pull.rerunSuite("ada", check);
    scene.pull.press("ada", check, "fix");
  }
}
