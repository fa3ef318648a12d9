package dev.loopwarden.standin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub of our own: a server on the local machine that answers the App as GitHub does, and this
 * object to do what people do there. It starts with an App and nothing else:
 *
 * <pre>{@code
 * try (StandIn github = StandIn.start(InstantSource.system())) {
 *   github.sendWebhooksTo(URI.create("http://127.0.0.1:8080/webhook"));
 *   long installation = github.install("octo", StandIn.USUAL_PERMISSIONS);
 *   StandInRepository parcels = github.repository("octo/parcels", folder);
 *   parcels.commit("main", "Begin", FileEdit.write("a.py", "..."));
 *   parcels.branch("change", "main");
 *   parcels.commit("change", "Change", FileEdit.write("a.py", "..."));
 *   StandInPullRequest pull = parcels.openPullRequest("Change", "main", "change");
 *   // ... the webhook was delivered, the App does its work ...
 *   pull.comments();
 * }
 * }</pre>
 *
 * <p>What people do is told to the webhook before the method returns; what the App does, soon after
 * ({@link #settle} waits for it). Nothing is delivered twice unless somebody asks for it.
 */
public final class StandIn implements AutoCloseable {
  /** What the App needs, and no more. */
  public static final Map<String, String> USUAL_PERMISSIONS =
      Map.of("metadata", "read", "contents", "read", "pull_requests", "write", "checks", "write");

  private final Server server;
  private final World world;
  private final Urls urls;
  private final Hooks hooks;
  private final RateLimits limits;
  private final GitEndpoints git;
  private final Map<Path, GitStore> stores = new HashMap<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  /**
   * How it starts.
   *
   * @param time its clock
   * @param random makes tokens
   * @param app the App that is registered
   * @param port where it listens; 0 for any free one
   */
  public record Options(InstantSource time, RandomGenerator random, AppAccount app, int port) {}

  private StandIn(Options options) {
    server = Server.listen(options.port());
    urls = new Urls(server.url());
    world = new World(options.time(), options.random(), options.app());
    hooks = new Hooks(world, urls, options.time());
    limits = new RateLimits(world);
    git = new GitEndpoints(urls, world);
    Discussion discussion = new Discussion(world, hooks);
    Routes routes = new Routes();
    new AppEndpoints(urls, world, limits).addTo(routes);
    new HookEndpoints(urls, world, hooks).addTo(routes);
    new PullEndpoints(urls, world).addTo(routes);
    new ReviewEndpoints(urls, world, discussion).addTo(routes);
    new ConversationEndpoints(urls, world, discussion).addTo(routes);
    new CheckEndpoints(urls, world, hooks).addTo(routes);
    new GraphQlEndpoint(urls, world, discussion, limits).addTo(routes);
    git.addTo(routes);
    new CompareEndpoint(urls, world).addTo(routes);
    new ManifestEndpoints(urls, world, hooks).addTo(routes);
    new PageEndpoints(urls, world).addTo(routes);
    server.listen(exchanges::add);
    server.open(new Desk(world, routes, limits));
  }

  /** Starts one on a free port, with an App that is called loopwarden. */
  public static StandIn start(InstantSource time) {
    AppAccount app = AppAccount.create(4711, "loopwarden", "a secret of the stand-in");
    return start(new Options(time, RandomGenerator.of("SplittableRandom"), app, 0));
  }

  /** Starts one. */
  public static StandIn start(Options options) {
    return new StandIn(options);
  }

  /** Where it is: pages for people below it, REST right below it, GraphQL at {@code /graphql}. */
  public URI url() {
    return URI.create(server.url());
  }

  /** Where REST is if it is taken for an Enterprise server; GraphQL is at {@code /api/graphql}. */
  public URI enterpriseUrl() {
    return URI.create(server.url() + "/api/v3");
  }

  /** The App as it is now: its webhook secret may have been changed. */
  public AppAccount app() {
    synchronized (world) {
      return world.app;
    }
  }

  /** Delivers events to this address from now on. */
  public void sendWebhooksTo(URI address) {
    synchronized (world) {
      hooks.deliverTo(address.toString());
    }
  }

  /** Installs the App on an organisation's account, for all of its repositories. */
  public long install(String account, Map<String, String> permissions) {
    Installation installation;
    Sending told;
    synchronized (world) {
      Account owner = world.account(account, Account.Type.ORGANIZATION);
      installation = new Installation(world.nextId(), owner, world.now(), permissions);
      world.installations.put(installation.id, installation);
      told = hooks.installation("created", installation);
    }
    told.await();
    return installation.id;
  }

  /** Changes what an installation permits; nobody is told. */
  public void permit(long installation, Map<String, String> permissions) {
    synchronized (world) {
      installation(installation).permit(permissions);
    }
  }

  /** Removes the App from an account. */
  public HookDelivery uninstall(long installation) {
    Sending told;
    synchronized (world) {
      Installation gone = installation(installation);
      told = hooks.installation("deleted", gone);
      world.installations.remove(installation);
    }
    return told.await();
  }

  private Installation installation(long id) {
    Installation installation = world.installations.get(id);
    if (installation == null) {
      throw new IllegalArgumentException("there is no installation " + id);
    }
    return installation;
  }

  /**
   * Hosts a repository.
   *
   * @param fullName such as {@code octo/parcels}
   * @param folder a git repository, bare or not; where there is none, a bare one is made
   */
  public StandInRepository repository(String fullName, Path folder) {
    synchronized (world) {
      GitStore store = stores.computeIfAbsent(folder, GitStore::open);
      String[] names = fullName.split("/", 2);
      Account owner = world.account(names[0], Account.Type.ORGANIZATION);
      Repo repo = new Repo(world.nextId(), owner, names[1], store, null, world.now());
      world.repos.add(repo);
      return new StandInRepository(world, urls, hooks, repo);
    }
  }

  /**
   * Hosts a repository that begins empty, in a new folder, and that finds the objects of another
   * one as if they were its own: commits of that one can be pushed, and nothing is written there.
   *
   * @param objects the other one's folder of objects
   */
  public StandInRepository repositoryWith(String fullName, Path folder, Path objects) {
    synchronized (world) {
      GitStore store = GitStore.open(folder);
      store.borrow(objects);
      stores.put(folder, store);
      return repository(fullName, folder);
    }
  }

  /** All attempts to deliver an event, newest first. */
  public List<HookDelivery> deliveries() {
    return hooks.all();
  }

  /** Delivers an event once more, under its old name. */
  public HookDelivery redeliver(long delivery) {
    Sending told;
    synchronized (world) {
      told =
          hooks.redeliver(
              hooks
                  .find(delivery)
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no delivery " + delivery)));
    }
    return told.await();
  }

  /** The next deliveries do not reach the service. */
  public void loseDeliveries(int count) {
    synchronized (world) {
      hooks.lose(count);
    }
  }

  /** Waits until every event that was to be delivered was delivered. */
  public void settle() {
    hooks.settle();
  }

  /** Tells somebody of every exchange over the API. */
  public void listen(Exchange.Listener listener) {
    server.listen(listener);
  }

  /** All exchanges over the API so far, or since they were forgotten. */
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** Forgets the exchanges. */
  public void forgetExchanges() {
    exchanges.clear();
  }

  /** How many requests were ever answered at the same time. */
  public int mostAtOnce() {
    return server.mostAtOnce();
  }

  /**
   * Something goes wrong with the next request of a kind; called several times, with several ones.
   *
   * @param pattern a method and a path such as {@code POST /repos/*}{@code /*}{@code
   *     /pulls/*}{@code /reviews}, where a star stands for one part of the path or for any method;
   *     one star alone stands for everything
   */
  public void failNext(String pattern, Trouble trouble) {
    server.troubles().plan(pattern, trouble);
  }

  /** The next request of a kind is too much; see {@link #failNext}. */
  public void limitNext(String pattern, Trouble.Limit limit, Duration after) {
    failNext(pattern, Trouble.limited(limit, after));
  }

  /** How much of the trouble that was asked for is still to come. */
  public int troubleLeft() {
    return server.troubles().left();
  }

  /** Every answer takes at least this long from now on. */
  public void latency(Duration latency) {
    server.delay(latency);
  }

  /** Everybody may ask so often in an hour. */
  public void allowPerHour(int requests) {
    synchronized (world) {
      limits.allow(requests);
    }
  }

  /** Trees with more entries are cut off. */
  public void truncateTreesAt(int entries) {
    synchronized (world) {
      git.mostEntries = entries;
    }
  }

  /** No token that was given out is valid any more. */
  public void revokeTokens() {
    synchronized (world) {
      world.tokens.clear();
    }
  }

  /** Delivers an event that the stand-in itself knows nothing of, signed as all others. */
  public HookDelivery deliver(String event, @Nullable String action, String payload) {
    Sending told;
    synchronized (world) {
      told = hooks.raw(event, action, payload);
    }
    return told.await();
  }

  @Override
  public void close() {
    server.close();
    hooks.close();
    synchronized (world) {
      new ArrayList<>(stores.values()).forEach(GitStore::close);
    }
  }
}
