package dev.loopwarden.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What follows from a branch that moved. */
final class Pushes {
  private final World world;
  private final Hooks hooks;

  Pushes(World world, Hooks hooks) {
    this.world = world;
    this.hooks = hooks;
  }

  /**
   * A branch moved: pull requests from it get a new head. Those into it go on showing the base that
   * they had, as on GitHub.
   */
  Sending pushed(Repo repo, String branch, String before, String after) {
    Account by = world.person("ada");
    Sending last = hooks.push(repo, branch, before, after, by);
    for (Pull pull : world.pulls().filter(Pull::isOpen).toList()) {
      if (pull.headRepo == repo && pull.headRef.equals(branch)) {
        pull.moveHead(after, world.now());
        pull.repo.git.point("refs/pull/" + pull.number + "/head", after);
        Map<String, JsonNode> more = new LinkedHashMap<>();
        more.put("before", Json.array().add(before).get(0));
        more.put("after", Json.array().add(after).get(0));
        last = hooks.pull("synchronize", pull, by, more);
      }
    }
    return last;
  }
}
