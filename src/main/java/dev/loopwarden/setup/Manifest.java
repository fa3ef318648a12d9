package dev.loopwarden.setup;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The description of an App that GitHub makes one from. */
final class Manifest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LONGEST_NAME = 34;

  private Manifest() {}

  /**
   * The manifest as JSON.
   *
   * @param home the service's public address
   * @param callback where GitHub sends the person back to
   */
  static String of(Wish wish, URI home, String callback) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("name", name(wish));
    manifest.put("url", home.toString());
    manifest.put("description", "Reviews pull requests for asyncio pitfalls in Python.");
    Map<String, Object> hook = new LinkedHashMap<>();
    hook.put("url", PublicUrl.webhook(home));
    hook.put("active", true);
    manifest.put("hook_attributes", hook);
    manifest.put("redirect_url", callback);
    manifest.put("public", wish.isPublic());
    manifest.put("default_permissions", Grant.permissions(wish.grants()));
    manifest.put("default_events", Grant.events(wish.grants()));
    return MAPPER.writeValueAsString(manifest);
  }

  /**
   * Names are unique on one GitHub, so the owner is part of it; GitHub lets the person change it.
   */
  private static String name(Wish wish) {
    String name =
        wish.organisation().isEmpty() ? "Loopwarden" : "Loopwarden " + wish.organisation();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
