import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends signed webhooks as GitHub does, and tells how they were answered. */
public final class Load {
  private static final String SECRET = "a secret of the benchmark";
  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final int SIZE = 24_000;
  private static final int PULL_REQUESTS = 100;

  private final URI url;
  private final List<Message> messages;
  private final ConcurrentLinkedDeque<Connection> connections = new ConcurrentLinkedDeque<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

  private record Message(byte[] body, String signature) {
    static Message signed(String secret, byte[] body) {
      return new Message(body, "sha256=" + hmac(secret, body));
    }
  }

  private record Answer(int status, long nanos) {}

  private Load(String url, String payloads) throws IOException {
    this.url = URI.create(url);
    String example =
        Files.readAllLines(Path.of(payloads)).stream()
            .filter(line -> line.contains("\"synchronize\"") && line.contains("\"installation\""))
            .findFirst()
            .orElseThrow();
    this.messages =
        IntStream.rangeClosed(1, PULL_REQUESTS)
            .mapToObj(number -> example.replace("\"number\":2,", "\"number\":" + number + ","))
            .map(body -> Message.signed(SECRET, padded(body, SIZE)))
            .toList();
  }

  /** As large as a real one: the example was stripped of its addresses. */
  private static byte[] padded(String json, int size) {
    String end = ",\"padding\":\"";
    String body = json.substring(0, json.length() - 1);
    int missing = Math.max(0, size - body.length() - end.length() - 2);
    return (body + end + "x".repeat(missing) + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  /** See {@code run} beside this file. */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "key" -> key(Path.of(args[1]));
      case "github" -> github(Integer.parseInt(args[1]));
      default -> new Load(args[1], args[2]).run(args);
    }
  }

  private void run(String... args) throws Exception {
    int number = args.length > 3 ? Integer.parseInt(args[3]) : 0;
    switch (args[0]) {
      case "steady" -> steady(number, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
      case "flood" -> flood(number, Integer.parseInt(args[4]));
      case "same" -> same(number);
      case "large" -> large();
      case "forged" -> forged();
      case "until" -> until(number, Path.of(args[4]));
      default -> throw new IllegalArgumentException(args[0]);
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }

  // -- what is measured

  /** First until both sides are warm, the sender too; only then it counts. */
  private void steady(int rate, int warmUp, int seconds) {
    atRate(rate, warmUp);
    report("warming up", warmUp);
    answers.clear();
    atRate(rate, seconds);
    report("steady, " + rate + " a second", seconds);
  }

  /** A rate that nobody slows down: time counts from when each was due. */
  private void atRate(int rate, int seconds) {
    long start = System.nanoTime();
    long gap = 1_000_000_000L / rate;
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < rate * seconds; i++) {
        long due = start + i * gap;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        Message message = messages.get(i % PULL_REQUESTS);
        threads.execute(() -> send(message, UUID.randomUUID().toString(), due));
      }
    }
  }

  private void flood(int senders, int seconds) {
    flood(senders, System.nanoTime() + seconds * 500_000_000L);
    answers.clear();
    flood(senders, System.nanoTime() + seconds * 1_000_000_000L);
    report("as fast as %d senders can".formatted(senders), seconds);
  }

  private void flood(int senders, long end) {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < senders; i++) {
        threads.submit(
            () -> {
              while (System.nanoTime() < end) {
                Message message = messages.get(next.getAndIncrement() % PULL_REQUESTS);
                send(message, UUID.randomUUID().toString(), System.nanoTime());
              }
            });
      }
    }
  }

  private void same(int count) {
    String guid = UUID.randomUUID().toString();
    for (int i = 0; i < count; i++) {
      send(messages.getFirst(), guid, System.nanoTime());
    }
    System.out.println("    one delivery " + count + " times: " + statuses());
  }

  private void large() {
    byte[] body = padded("{\"action\":\"opened\"}", 26 * 1024 * 1024);
    send(Message.signed(SECRET, body), UUID.randomUUID().toString(), System.nanoTime());
    System.out.println("    26 MB: " + statuses());
  }

  private void forged() {
    Message message = Message.signed("wrong", messages.getFirst().body());
    send(message, UUID.randomUUID().toString(), System.nanoTime());
    System.out.println("    forged: " + statuses());
  }

  /** Sends until it is done or the service is gone; writes down what was acknowledged. */
  private void until(int count, Path acknowledged) throws IOException {
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < 4; i++) {
        threads.submit(
            () -> {
              while (left.getAndDecrement() > 0) {
                String guid = UUID.randomUUID().toString();
                Message message = messages.get(Math.floorMod(left.get(), PULL_REQUESTS));
                if (send(message, guid, System.nanoTime()) / 100 == 2) {
                  note(acknowledged, guid);
                }
              }
            });
      }
    }
    System.out.println("    sent " + count + ": " + statuses());
  }

  private static synchronized void note(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  // -- sending

  /** Returns the status; 0 when there was no answer. */
  private int send(Message message, String guid, long due) {
    int status = 0;
    boolean fresh = false;
    while (status == 0 && !fresh) { // the server may have hung up on one that was not used for long
      Connection kept = connections.pollFirst();
      fresh = kept == null;
      try {
        Connection connection = fresh ? new Connection(url) : kept;
        status = connection.exchange(head(message, guid), message.body());
        if (connection.ends()) {
          connection.close();
        } else {
          connections.addFirst(connection);
        }
      } catch (IOException _) {
        status = 0;
      }
    }
    answers.add(new Answer(status, System.nanoTime() - due));
    return status;
  }

  private byte[] head(Message message, String guid) {
    return """
    POST %s HTTP/1.1\r
    Host: %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    X-GitHub-Event: pull_request\r
    X-GitHub-Delivery: %s\r
    X-Hub-Signature-256: %s\r
    \r
    """
        .formatted(
            url.getPath(), url.getAuthority(), message.body().length, guid, message.signature())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String hmac(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(String what, int seconds) {
    long[] times = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
    System.out.printf(
        "    %s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms; %.0f a second; %s%n",
        what,
        at(times, 0.5),
        at(times, 0.9),
        at(times, 0.99),
        at(times, 1),
        (double) times.length / seconds,
        statuses());
  }

  private static double at(long[] times, double part) {
    return times[Math.min(times.length - 1, (int) (times.length * part))] / 1e6;
  }

  private String statuses() {
    int[] counts = new int[600];
    answers.forEach(answer -> counts[answer.status()]++);
    StringBuilder text = new StringBuilder();
    for (int status = 0; status < counts.length; status++) {
      if (counts[status] > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(counts[status]).append(" x ");
        text.append(status == 0 ? "no answer" : status);
      }
    }
    return text.toString();
  }

  // -- what the service needs around it

  private static void key(Path file) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    Files.writeString(
        file, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
  }

  /**
   * A GitHub where the App is installed nowhere any more, so that each job is short; it answers as
   * late as the real one.
   */
  private static void github(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          boolean list = path.endsWith("/hook/deliveries");
          String answer = list ? "[]" : "{\"message\":\"Not Found\"}";
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          LockSupport.parkNanos(LATENCY.toNanos());
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(list ? 200 : 404, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }
}
