package dev.loopwarden.github;

import dev.loopwarden.hosting.HostException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over HTTP and follows redirects. A token goes to the host that it was meant for
 * and to no other; answers have a limited size and a limited time. Thread-safe.
 */
final class Transport {
  /** GitHub's largest: the body of a delivery is up to 25 MB, and comes wrapped in JSON. */
  static final int MOST_BYTES = 64 << 20;

  private static final int MOST_REDIRECTS = 5;

  private final HttpClient client;
  private final Duration requestTimeout;
  private final String agent;

  Transport(ConnectionSettings settings, String agent) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    if (settings.proxy() != null) {
      builder.proxy(ProxySelector.of(settings.proxy()));
    }
    if (!settings.authorities().isEmpty()) {
      builder.sslContext(Trust.alsoIn(settings.authorities()));
    }
    this.client = builder.build();
    this.requestTimeout = settings.requestTimeout();
    this.agent = agent;
  }

  /** Sends a request; the answer may be of any status except a redirect. */
  ApiAnswer send(ApiRequest request, @Nullable String authorization, @Nullable String etag) {
    BodyHandler<byte[]> handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES);
    HttpResponse<byte[]> response = follow(request, authorization, etag, handler);
    return new ApiAnswer(response.statusCode(), response.headers().map(), plain(request, response));
  }

  /**
   * Hands over a body while it arrives, whatever the status; within a limit of time. A good one is
   * handed over as it is: it may be a file that is packed by itself.
   */
  <T> T stream(
      ApiRequest request, @Nullable String authorization, Duration limit, Streamed<T> reader) {
    HttpResponse<InputStream> response =
        follow(request, authorization, null, BodyHandlers.ofInputStream());
    InputStream body = response.body();
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try (body) {
            boolean good = response.statusCode() / 100 == 2;
            InputStream plain = good || !isPacked(response) ? body : new GZIPInputStream(body);
            result.complete(reader.read(response, plain));
          } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return await(request, result, limit);
    } finally {
      close(body);
    }
  }

  /** What is done with an answer whose body still arrives. */
  interface Streamed<T> {
    T read(HttpResponse<?> response, InputStream body) throws IOException;
  }

  private <T> HttpResponse<T> follow(
      ApiRequest request,
      @Nullable String authorization,
      @Nullable String etag,
      BodyHandler<T> handler) {
    URI uri = request.uri();
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      boolean home = isSameOrigin(uri, request.uri());
      HttpRequest next = build(request, uri, home ? authorization : null, home ? etag : null);
      HttpResponse<T> response = await(request, client.sendAsync(next, handler), requestTimeout);
      if (!isRedirect(response.statusCode())) {
        return response;
      }
      if (response.body() instanceof InputStream stream) {
        close(stream);
      }
      uri = target(request, response);
    }
    throw new HostException.Failed(request.endpoint() + ": too many redirects", null);
  }

  private HttpRequest build(
      ApiRequest request, URI uri, @Nullable String authorization, @Nullable String etag) {
    byte @Nullable [] body = request.body();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .header("Accept", request.accept())
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", agent)
            .header("X-GitHub-Api-Version", "2022-11-28")
            .method(
                request.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null) {
      builder.header("Content-Type", "application/json");
    }
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    if (etag != null) {
      builder.header("If-None-Match", etag);
    }
    return builder.build();
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 307 || status == 308;
  }

  /** Where a redirect leads, if it may be followed. */
  private static URI target(ApiRequest request, HttpResponse<?> response) {
    String location = response.headers().firstValue("Location").orElse("");
    URI from = response.uri();
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException _) {
      throw refused(request, "a redirect to an address that is none");
    }
    if (to.getHost() == null || location.isEmpty()) {
      throw refused(request, "a redirect to nowhere");
    }
    boolean secure = "https".equals(to.getScheme());
    if (!secure && !("http".equals(to.getScheme()) && "http".equals(from.getScheme()))) {
      throw refused(request, "a redirect to an address that is not encrypted");
    }
    boolean keepsMethod = request.isGet() || response.statusCode() >= 307;
    if (!keepsMethod || (!request.isGet() && !isSameOrigin(from, to))) {
      throw refused(request, "a redirect of a request that is not safe to repeat there");
    }
    return to;
  }

  private static HostException refused(ApiRequest request, String what) {
    return new HostException.Failed(request.endpoint() + ": " + what, null);
  }

  static boolean isSameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /**
   * Waits for a whole exchange, or for the head of one whose body is streamed. What the client's
   * own time-out covers depends on the version of Java, so that none is set.
   */
  private static <T> T await(ApiRequest request, CompletableFuture<T> future, Duration limit) {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new HostException.Failed(request.endpoint() + ": interrupted", null);
    } catch (TimeoutException _) {
      future.cancel(true);
      throw new HostException.Failed(
          request.endpoint() + ": no answer within " + limit.toSeconds() + " s", null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HostException known) {
        throw known;
      }
      throw new HostException.Failed(request.endpoint() + ": " + e.getCause(), e.getCause());
    }
  }

  private static byte[] plain(ApiRequest request, HttpResponse<byte[]> response) {
    byte[] body = response.body();
    if (body.length == 0 || !isPacked(response)) {
      return body;
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] bytes = unpacked.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("the answer is too large");
      }
      return bytes;
    } catch (IOException e) {
      throw new HostException.Failed(request.endpoint() + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPacked(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException _) {
      // Nothing more is wanted of it.
    }
  }
}
