package dev.loopwarden.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import dev.loopwarden.identity.MarkerKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A server that answers as it is told, and remembers what it was asked. */
final class StubGitHub implements AutoCloseable {
  static final RepositoryRef PARCELS = new RepositoryRef(7, 42, "octo", "parcels");
  static final Instant START = Instant.parse("2026-11-28T08:00:00Z");
  static final KeyPair KEYS = keys();
  private static final String TOKENS = "POST /app/installations/7/access_tokens";

  /** What was asked. */
  record Asked(String line, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** What is answered. */
  static final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    Answer(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    static Answer json(int status, String body) {
      return new Answer(
          status,
          Map.of("Content-Type", "application/json"),
          body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer bytes(byte[] body) {
      return new Answer(200, Map.of("Content-Type", "application/octet-stream"), body);
    }

    static Answer ok(String body) {
      return json(200, body);
    }

    Answer with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Answer(status, more, body);
    }
  }

  private record Route(Pattern line, Deque<Function<Asked, Answer>> answers) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  final Heard heard = new Heard();
  final MovableClock clock = new MovableClock(START);
  private final Deque<Route> routes = new ArrayDeque<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  StubGitHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    on(
        Pattern.quote(TOKENS),
        _ ->
            Answer.json(
                201,
                "{\"token\":\"ghs_secret%s\",\"expires_at\":\"%s\"}"
                    .formatted(
                        tokens.incrementAndGet(), clock.instant().plus(Duration.ofHours(1)))));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers a request line such as {@code GET /app}; newer routes go before older ones. */
  void on(String line, Function<Asked, Answer> answer) {
    Route route = new Route(Pattern.compile(line), new ArrayDeque<>(List.of(answer)));
    synchronized (routes) {
      routes.addFirst(route);
    }
  }

  /** Answers a request line with these, one after the other; the last one stays. */
  void on(String line, Answer... answers) {
    List<Function<Asked, Answer>> functions = new ArrayList<>();
    for (Answer answer : answers) {
      functions.add(_ -> answer);
    }
    Route route = new Route(Pattern.compile(line), new ArrayDeque<>(functions));
    synchronized (routes) {
      routes.addFirst(route);
    }
  }

  /** Answers a request line with JSON. */
  void on(String line, String json) {
    on(line, Answer.ok(json));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new ConcurrentHashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked question =
          new Asked(
              exchange.getRequestMethod() + " " + exchange.getRequestURI().toString(),
              headers,
              body);
      asked.add(question);
      Answer answer = find(question).apply(question);
      answer.headers.forEach(exchange.getResponseHeaders()::set);
      boolean empty = answer.body.length == 0;
      exchange.sendResponseHeaders(answer.status, empty ? -1 : answer.body.length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body);
      }
    }
  }

  private Function<Asked, Answer> find(Asked question) {
    synchronized (routes) {
      for (Route route : routes) {
        if (route.line().matcher(question.line()).matches()) {
          return route.answers().size() > 1
              ? route.answers().removeFirst()
              : route.answers().getFirst();
        }
      }
    }
    return _ -> Answer.json(404, "{\"message\":\"Not Found\"}");
  }

  /** The request lines that match. */
  List<Asked> asked(String line) {
    return asked.stream().filter(one -> one.line().matches(line)).toList();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  AppIdentity identity() {
    return new AppIdentity(
        99,
        "warden",
        new AppIdentity.Host(address(), address(), address().resolve("/graphql")),
        KEYS.getPrivate(),
        List.of("secret"));
  }

  GitHubAccess access() {
    return access(OptionalRights.none(), ConnectionSettings.direct());
  }

  GitHubAccess access(OptionalRights rights, ConnectionSettings settings) {
    Identities identities =
        new Identities() {
          @Override
          public Optional<AppIdentity> current() {
            return Optional.of(identity());
          }

          @Override
          public MarkerKeys markerKeys() {
            throw new UnsupportedOperationException();
          }
        };
    return new GitHubAccess(settings, identities, rights, heard, clock, 1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What the listener heard. */
  static final class Heard implements ApiListener {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> remaining = new CopyOnWriteArrayList<>();
    final AtomicInteger limited = new AtomicInteger();
    final AtomicInteger paced = new AtomicInteger();
    final AtomicInteger misplaced = new AtomicInteger();

    @Override
    public void answered(String endpoint, int status, Duration took) {
      calls.add(endpoint + " " + status);
    }

    @Override
    public void remaining(String resource, long installation, long left, Instant reset) {
      remaining.add(resource + " of " + installation + ": " + left + " until " + reset);
    }

    @Override
    public void limited() {
      limited.incrementAndGet();
    }

    @Override
    public void paced() {
      paced.incrementAndGet();
    }

    @Override
    public void misplaced() {
      misplaced.incrementAndGet();
    }
  }
}
