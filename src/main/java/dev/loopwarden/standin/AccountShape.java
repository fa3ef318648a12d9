package dev.loopwarden.standin;

import tools.jackson.databind.node.ObjectNode;

/** Accounts as the REST API shows them. */
final class AccountShape {
  private final Urls urls;

  AccountShape(Urls urls) {
    this.urls = urls;
  }

  ObjectNode of(Account account) {
    String api = urls.api("/users/" + Urls.escaped(account.login()));
    return Json.object()
        .put("login", account.login())
        .put("id", account.id())
        .put("node_id", NodeId.of(account))
        .put("avatar_url", urls.html("/avatars/" + account.id()))
        .put("gravatar_id", "")
        .put("url", api)
        .put("html_url", urls.html("/" + Urls.escaped(account.plainLogin())))
        .put("followers_url", api + "/followers")
        .put("following_url", api + "/following{/other_user}")
        .put("gists_url", api + "/gists{/gist_id}")
        .put("starred_url", api + "/starred{/owner}{/repo}")
        .put("subscriptions_url", api + "/subscriptions")
        .put("organizations_url", api + "/orgs")
        .put("repos_url", api + "/repos")
        .put("events_url", api + "/events{/privacy}")
        .put("received_events_url", api + "/received_events")
        .put("type", account.type().word())
        .put("site_admin", false);
  }
}
