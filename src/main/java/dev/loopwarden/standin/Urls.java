package dev.loopwarden.standin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the stand-in. */
record Urls(String root) {

  /** An address of the API. */
  String api(String path) {
    return root + path;
  }

  String repo(Repo repo) {
    return root + "/repos/" + repo.fullName();
  }

  /** A page for people. */
  String html(String path) {
    return root + path;
  }

  String html(Repo repo) {
    return root + "/" + repo.fullName();
  }

  String html(Pull pull) {
    return html(pull.repo) + "/pull/" + pull.number;
  }

  String pull(Pull pull) {
    return repo(pull.repo) + "/pulls/" + pull.number;
  }

  String issue(Pull pull) {
    return repo(pull.repo) + "/issues/" + pull.number;
  }

  /** A path inside an address, its slashes kept. */
  static String escaped(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
