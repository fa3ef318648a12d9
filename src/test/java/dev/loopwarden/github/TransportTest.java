package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.github.StubGitHub.Answer;
import dev.loopwarden.hosting.HostException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TransportTest {
  private static final String TOKEN = "Bearer ghs_secret";
  private final StubGitHub github = new StubGitHub();
  private final StubGitHub other = new StubGitHub();
  private final Transport transport = new Transport(ConnectionSettings.direct(), "loopwarden");

  @AfterEach
  void close() {
    github.close();
    other.close();
  }

  private ApiRequest get(String path) {
    return ApiRequest.get(URI.create(github.address() + path), ApiRequest.JSON);
  }

  private static Answer redirect(int status, Object to) {
    return Answer.json(status, "{}").with("Location", to.toString());
  }

  private static Transport impatient() {
    return new Transport(
        new ConnectionSettings(Duration.ofSeconds(5), Duration.ofMillis(200), null, List.of()),
        "loopwarden");
  }

  @Test
  void tokenGoesToItsHostAndToNoOther() {
    github.on("GET /a", redirect(302, "/b"));
    github.on("GET /b", redirect(302, other.address() + "/c"));
    other.on("GET /c", redirect(302, github.address() + "/d"));
    github.on("GET /d", "{\"message\":\"here\"}");

    ApiAnswer answer = transport.send(get("/a"), TOKEN, "\"tag\"");

    assertThat(answer.message()).isEqualTo("here");
    assertThat(github.asked("GET /[ab]"))
        .allSatisfy(one -> assertThat(one.header("Authorization")).isEqualTo(TOKEN));
    assertThat(other.asked("GET /c").getFirst().header("Authorization")).isEmpty();
    assertThat(other.asked("GET /c").getFirst().header("If-None-Match")).isEmpty();
  }

  @Test
  void samePortOnAnotherHostIsAnotherPlace() {
    assertThat(Transport.isSameOrigin(URI.create("https://a/x"), URI.create("https://A:443/y")))
        .isTrue();
    assertThat(Transport.isSameOrigin(URI.create("https://a/"), URI.create("http://a/"))).isFalse();
    assertThat(Transport.isSameOrigin(URI.create("https://a/"), URI.create("https://a.b/")))
        .isFalse();
    assertThat(Transport.isSameOrigin(URI.create("https://a/"), URI.create("https://a:8443/")))
        .isFalse();
  }

  @Test
  void writeFollowsARenameOnItsHostOnly() {
    ApiRequest write = ApiRequest.change("POST", get("/old").uri(), Map.of("a", 1));
    github.on("POST /old", redirect(307, "/new"));
    github.on("POST /new", "{}");

    assertThat(transport.send(write, TOKEN, null).status()).isEqualTo(200);
    assertThat(github.asked("POST /new").getFirst().body()).isEqualTo("{\"a\":1}");

    github.on("POST /old", redirect(307, other.address() + "/steal"));
    assertThatThrownBy(() -> transport.send(write, TOKEN, null))
        .isInstanceOf(HostException.Failed.class);
    github.on("POST /old", redirect(302, "/new"));
    assertThatThrownBy(() -> transport.send(write, TOKEN, null))
        .isInstanceOf(HostException.Failed.class);
    assertThat(other.asked).isEmpty();
  }

  @Test
  void redirectsEnd() {
    github.on("GET /a", redirect(302, "/a"));
    github.on("GET /none", redirect(302, ""));
    github.on("GET /odd", redirect(302, "file:///etc/passwd"));

    assertThatThrownBy(() -> transport.send(get("/a"), TOKEN, null))
        .hasMessageContaining("too many redirects");
    assertThatThrownBy(() -> transport.send(get("/none"), TOKEN, null))
        .isInstanceOf(HostException.Failed.class);
    assertThatThrownBy(() -> transport.send(get("/odd"), TOKEN, null))
        .isInstanceOf(HostException.Failed.class);
  }

  @Test
  void packedAnswersAreUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"message\":\"unpacked\"}".getBytes(UTF_8));
    }
    github.on("GET /a", Answer.bytes(packed.toByteArray()).with("Content-Encoding", "gzip"));
    github.on("GET /bad", Answer.bytes(new byte[] {1, 2, 3}).with("Content-Encoding", "gzip"));

    assertThat(transport.send(get("/a"), TOKEN, null).message()).isEqualTo("unpacked");
    assertThatThrownBy(() -> transport.send(get("/bad"), TOKEN, null))
        .isInstanceOf(HostException.Failed.class);
  }

  @Test
  void bombIsNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 65; i++) {
        gzip.write(zeros);
      }
    }
    github.on("GET /a", Answer.bytes(packed.toByteArray()).with("Content-Encoding", "gzip"));

    assertThatThrownBy(() -> transport.send(get("/a"), TOKEN, null))
        .hasMessageContaining("too large");
  }

  @Test
  void silenceEnds() {
    CountDownLatch never = new CountDownLatch(1);
    github.on(
        "GET /a",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.ok("{}");
        });

    assertThatThrownBy(() -> impatient().send(get("/a"), TOKEN, null))
        .isInstanceOf(HostException.Failed.class)
        .hasMessageNotContaining("ghs_");
    never.countDown();
  }

  @Test
  void bodyThatNeverEndsEnds() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerInPart(server));
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a");

      assertThatThrownBy(
              () -> impatient().send(ApiRequest.get(address, ApiRequest.JSON), TOKEN, null))
          .isInstanceOf(HostException.Failed.class)
          .hasMessageContaining("no answer within");
    }
  }

  @Test
  void slowArchiveEndsAndItsConnectionIsClosed() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread sender = Thread.startVirtualThread(() -> answerInPart(server));
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/tarball");
      ApiRequest request = ApiRequest.get(address, ApiRequest.JSON);
      Duration limit = Duration.ofMillis(200);

      assertThatThrownBy(
              () -> transport.stream(request, TOKEN, limit, (_, body) -> body.readAllBytes()))
          .isInstanceOf(HostException.Failed.class)
          .hasMessageContaining("no answer within");
      sender.join(); // it goes on for as long as somebody listens
    }
  }

  private static void answerInPart(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(UTF_8));
      socket.getOutputStream().flush();
      while (in.read() >= 0) {
        // until the other side has had enough
      }
    } catch (IOException _) {
      // it has
    }
  }

  @Test
  void nobodyThereIsAFailure() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    ApiRequest request =
        ApiRequest.get(URI.create("http://127.0.0.1:" + port + "/a"), ApiRequest.JSON);

    assertThatThrownBy(() -> transport.send(request, TOKEN, null))
        .isInstanceOf(HostException.Failed.class);
  }

  @Test
  void proxyIsUsed() {
    github.on("GET http://api.example.invalid/app", "{\"message\":\"by proxy\"}");
    Transport proxied =
        new Transport(
            new ConnectionSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), github.port()),
                List.of()),
            "loopwarden");

    ApiAnswer answer =
        proxied.send(
            ApiRequest.get(URI.create("http://api.example.invalid/app"), ApiRequest.JSON),
            null,
            null);

    assertThat(answer.message()).isEqualTo("by proxy");
  }

  @Test
  void endpointsShowNoNames() {
    assertThat(Endpoints.template(URI.create("https://h/repos/octo/parcels/pulls/5/comments/8")))
        .isEqualTo("/repos/{owner}/{repo}/pulls/{n}/comments/{n}");
    assertThat(
            Endpoints.template(
                URI.create("https://h/api/v3/repos/o/r/git/trees/" + "a".repeat(40))))
        .isEqualTo("/repos/{owner}/{repo}/git/trees/{sha}");
    assertThat(Endpoints.template(URI.create("https://h/repos/o/r/contents/a/b.py?ref=x")))
        .isEqualTo("/repos/{owner}/{repo}/contents/{name}");
    assertThat(Endpoints.template(URI.create("https://h/repos/o/r/collaborators/ada/permission")))
        .isEqualTo("/repos/{owner}/{repo}/collaborators/{name}/permission");
    assertThat(Endpoints.template(URI.create("https://h/app-manifests/secret/conversions")))
        .isEqualTo("/app-manifests/{name}");
    assertThat(Endpoints.template(URI.create("https://h/api/graphql"))).isEqualTo("/graphql");
  }
}
