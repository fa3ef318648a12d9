package dev.loopwarden.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A check run. Guarded by the world. */
final class CheckRun {
  final long id;
  final Repo repo;
  final String headSha;
  String name;
  String status = "queued";
  @Nullable String conclusion;
  @Nullable String externalId;
  @Nullable String detailsUrl;
  Instant startedAt;
  @Nullable Instant completedAt;
  @Nullable String title;
  @Nullable String summary;
  @Nullable String text;
  final List<JsonNode> annotations = new ArrayList<>();
  final List<JsonNode> actions = new ArrayList<>();

  CheckRun(long id, Repo repo, String headSha, String name, Instant startedAt) {
    this.id = id;
    this.repo = repo;
    this.headSha = headSha;
    this.name = name;
    this.startedAt = startedAt;
  }
}
