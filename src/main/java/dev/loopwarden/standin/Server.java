package dev.loopwarden.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers requests over HTTP, on the local machine only. */
final class Server implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Exchange.Listener> listeners = new CopyOnWriteArrayList<>();
  private final Troubles troubles = new Troubles();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile Duration latency = Duration.ZERO;
  private volatile @Nullable Desk desk;

  private Server(HttpServer http) {
    this.http = http;
    http.setExecutor(threads);
    http.createContext("/", this::handle);
  }

  /** Listens; answers come as soon as there is a desk. */
  static Server listen(int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new Server(HttpServer.create(address, BACKLOG));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  void open(Desk newDesk) {
    desk = newDesk;
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void listen(Exchange.Listener listener) {
    listeners.add(listener);
  }

  Troubles troubles() {
    return troubles;
  }

  void delay(Duration newLatency) {
    latency = newLatency;
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    try (exchange) {
      Request request = Request.of(exchange);
      pause(latency);
      answer(exchange, request, troubles.take(request));
    } finally {
      running.decrementAndGet();
    }
  }

  private void answer(HttpExchange exchange, Request request, @Nullable Trouble trouble)
      throws IOException {
    Desk open = desk;
    if (open == null || trouble instanceof Trouble.NoAnswer) {
      return; // closes the connection
    }
    Desk.Answer answer = open.answer(request, trouble);
    tell(answer, request, trouble);
    if (trouble instanceof Trouble.Late(Duration by)) {
      pause(by);
    }
    if (!(trouble instanceof Trouble.LostAnswer)) {
      send(exchange, answer.reply());
    }
  }

  private synchronized void tell(Desk.Answer answer, Request request, @Nullable Trouble trouble) {
    Instant at = answer.at();
    Reply reply = answer.reply();
    if (trouble instanceof Trouble.LostAnswer) {
      reply = new Reply(0, reply.headers(), reply.body());
    }
    Exchange exchange = Exchange.of(at, answer.caller(), request, reply);
    listeners.forEach(listener -> listener.exchanged(exchange));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean empty = reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body());
      }
    }
  }

  private static void pause(Duration time) {
    if (!time.isZero()) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
