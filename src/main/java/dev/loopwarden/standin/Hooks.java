package dev.loopwarden.standin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The App's webhook: makes events of what happens, delivers them one after the other and remembers
 * what became of them. Guarded by the world, except for the sending.
 */
final class Hooks implements AutoCloseable {
  private static final long NAMES = 0x6c6f6f7077618264L;

  private final World world;
  private final Payloads payloads;
  private final HookSender sender;
  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("hookshot").factory());
  private final Map<Long, HookDelivery> deliveries = new LinkedHashMap<>();
  private @Nullable String url;
  private String contentType = "json";
  private int toLose;

  Hooks(World world, Urls urls, InstantSource time) {
    this.world = world;
    this.payloads = new Payloads(world, urls);
    this.sender = new HookSender(time);
  }

  /** Delivers to this address from now on; to none when it is null. */
  void deliverTo(@Nullable String newUrl) {
    url = newUrl;
  }

  /** The next deliveries do not reach anybody. */
  void lose(int count) {
    toLose = count;
  }

  ObjectNode config() {
    return Json.object()
        .put("url", url == null ? "" : url)
        .put("content_type", contentType)
        .put("secret", "********")
        .put("insecure_ssl", "0");
  }

  void configure(JsonNode body) {
    String newUrl = Json.text(body, "url");
    url = newUrl == null ? url : newUrl;
    String newType = Json.text(body, "content_type");
    contentType = newType == null ? contentType : newType;
    String secret = Json.text(body, "secret");
    world.app = secret == null ? world.app : world.app.withWebhookSecret(secret);
  }

  /** All attempts, newest first. */
  List<HookDelivery> all() {
    synchronized (world) {
      return new ArrayList<>(deliveries.values()).reversed();
    }
  }

  Optional<HookDelivery> find(long id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  Map<String, String> headers(HookDelivery delivery) {
    return HookSender.headers(delivery, target());
  }

  private HookSender.Target target() {
    return new HookSender.Target(url == null ? "" : url, world.app.webhookSecret(), world.app.id());
  }

  Sending pull(String action, Pull pull, Account by, Map<String, JsonNode> more) {
    return send("pull_request", action, pull.repo, payloads.pull(action, pull, by, more));
  }

  void review(Pull pull, Review review) {
    if (!review.state().equals("PENDING")) {
      send("pull_request_review", "submitted", pull.repo, payloads.review(pull, review));
    }
  }

  Sending reviewComment(String action, ReviewComment comment, Account by) {
    return reviewComment(action, comment, comment.body, by);
  }

  Sending edited(ReviewComment comment, String was, Account by) {
    return reviewComment("edited", comment, was, by);
  }

  private Sending reviewComment(String action, ReviewComment comment, String was, Account by) {
    return send(
        "pull_request_review_comment",
        action,
        comment.thread.pull.repo,
        payloads.reviewComment(action, comment, was, by));
  }

  Sending thread(String action, ReviewThread thread, Account by) {
    return send(
        "pull_request_review_thread",
        action,
        thread.pull.repo,
        payloads.thread(action, thread, by));
  }

  Sending remark(String action, Remark remark) {
    return send("issue_comment", action, remark.pull.repo, payloads.remark(action, remark));
  }

  Sending check(String action, CheckRun run, Account by) {
    return send("check_run", action, run.repo, payloads.check(action, run, by));
  }

  Sending requestedAction(CheckRun run, String button, Account by) {
    ObjectNode payload = payloads.check("requested_action", run, by);
    payload.set("requested_action", Json.object().put("identifier", button));
    return send("check_run", "requested_action", run.repo, payload);
  }

  Sending checkSuite(String action, CheckRun run, Account by) {
    return send("check_suite", action, run.repo, payloads.checkSuite(action, run, by));
  }

  Sending mergeGroup(Repo repo, String head, Account by) {
    String base = repo.tip(Repo.DEFAULT_BRANCH).orElseThrow();
    return send("merge_group", "checks_requested", repo, payloads.mergeGroup(repo, head, base, by));
  }

  Sending push(Repo repo, String branch, String before, String after, Account by) {
    return send("push", null, repo, payloads.push(repo, branch, before, after, by));
  }

  Sending installation(String action, Installation installation) {
    return send(
        "installation",
        action,
        null,
        payloads.installation(action, installation, world.person("ada")));
  }

  /** An event that is made up elsewhere. */
  Sending raw(String event, @Nullable String action, String payload) {
    try {
      JsonNode body = Json.parse(Desk.text(payload));
      return enqueue(
          delivery(event, action, body.path("installation").path("id").asLong(0), 0, payload));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the payload is no JSON", e);
    }
  }

  private Sending send(
      String event, @Nullable String action, @Nullable Repo repo, ObjectNode payload) {
    long installation = payload.path("installation").path("id").asLong(0);
    HookDelivery delivery =
        delivery(event, action, installation, repo == null ? 0 : repo.id, payload.toString());
    boolean wanted =
        world.app.events().contains(event)
            || event.startsWith("installation")
            || event.equals("ping");
    if (url == null || !wanted || repo != null && installation == 0) {
      return new Sending(CompletableFuture.completedFuture(delivery));
    }
    return enqueue(delivery);
  }

  private HookDelivery delivery(
      String event, @Nullable String action, long installation, long repository, String payload) {
    long id = world.nextId();
    return new HookDelivery(
        id,
        new UUID(NAMES, id).toString(),
        event,
        action,
        installation,
        repository,
        payload,
        false,
        world.exactNow(),
        Duration.ZERO,
        0,
        "pending");
  }

  /** A further attempt. */
  Sending redeliver(HookDelivery delivery) {
    return enqueue(delivery.again(world.nextId()));
  }

  private Sending enqueue(HookDelivery delivery) {
    deliveries.put(delivery.id(), delivery);
    HookSender.Target target = target();
    boolean lost = toLose > 0;
    toLose -= lost ? 1 : 0;
    CompletableFuture<HookDelivery> attempt =
        CompletableFuture.supplyAsync(
            () -> {
              HookDelivery done =
                  lost
                      ? delivery.answered(
                          delivery.deliveredAt(), Duration.ZERO, 502, "failed to connect to host")
                      : sender.send(delivery, target);
              synchronized (world) {
                deliveries.put(done.id(), done);
              }
              return done;
            },
            queue);
    return new Sending(attempt);
  }

  /** Waits until everything that was to be sent is sent. */
  void settle() {
    CompletableFuture.runAsync(() -> {}, queue).join();
  }

  @Override
  public void close() {
    queue.shutdownNow();
    sender.close();
  }
}
