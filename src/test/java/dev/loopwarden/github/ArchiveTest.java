package dev.loopwarden.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.github.StubGitHub.Answer;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.HostedChange;
import dev.loopwarden.pullrequest.HostedRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveTest {
  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
  private final Map<String, SourceTree.Entry> wanted = new HashMap<>();
  private final Map<String, byte[]> found = new HashMap<>();

  private void add(String name, char type, byte[] content) {
    add(name, type, "%011o".formatted(content.length).getBytes(UTF_8), content);
  }

  private void add(String name, char type, byte[] size, byte[] content) {
    byte[] header = new byte[512];
    System.arraycopy(name.getBytes(UTF_8), 0, header, 0, name.length());
    System.arraycopy(size, 0, header, 124, size.length);
    header[156] = (byte) type;
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[Math.floorMod(-content.length, 512)]);
  }

  private void want(String path, byte[] content) {
    String id = Samples.blob(content);
    wanted.put(id, new SourceTree.Entry(path, id, content.length));
  }

  private int read() throws IOException {
    return new Archive(wanted, found::put).read(new ByteArrayInputStream(packed()));
  }

  private byte[] packed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(tar.toByteArray());
      gzip.write(new byte[1024]);
    }
    return packed.toByteArray();
  }

  @Test
  void contentsAreFoundByTheirNames() throws IOException {
    byte[] code = "import asyncio\n".getBytes(UTF_8);
    byte[] other = "import typing!\n".getBytes(UTF_8);
    want("a.py", code);
    want("b.py", new byte[0]);
    add("x", 'x', "30 mtime=1.0\n".getBytes(UTF_8));
    add("octo-parcels-1/", '5', new byte[0]);
    add("octo-parcels-1/picture.png", '0', new byte[5000]);
    add("octo-parcels-1/same-size.py", '0', other);
    add("../../../../etc/passwd", '0', code);
    add("/absolute", '0', new byte[0]);
    add("octo-parcels-1/link", '2', new byte[0]);

    assertThat(read()).isEqualTo(2);
    assertThat(found.get(Samples.blob(code))).isEqualTo(code);
    assertThat(found).hasSize(2);
  }

  @Test
  void readingEndsWhenAllIsFound() throws IOException {
    byte[] code = "import asyncio\n".getBytes(UTF_8);
    want("a.py", code);
    add("a.py", '0', code);
    tar.writeBytes("this is no header, and it is never looked at".repeat(20).getBytes(UTF_8));

    assertThat(read()).isEqualTo(1);
  }

  @Test
  void hugeSizesAreRefused() {
    want("a.py", new byte[3]);
    add(
        "a.py",
        '0',
        new byte[] {(byte) 0x80, 0, 0, 0, 127, 127, 127, 127, 127, 127, 127, 127},
        new byte[0]);

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void sizesThatAddUpAreRefused() {
    want("a.py", new byte[3]);
    add("a.py", '0', "77777777777".getBytes(UTF_8), new byte[0]);

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void brokenArchivesAreRefused() {
    want("a.py", new byte[3]);
    add("a.py", '0', "nonsense".getBytes(UTF_8), new byte[0]);
    assertThatThrownBy(this::read).isInstanceOf(IOException.class);

    tar.reset();
    want("b.py", new byte[2000]);
    add("b.py", '0', "%011o".formatted(2000).getBytes(UTF_8), new byte[0]);
    assertThatThrownBy(this::read).isInstanceOf(IOException.class);

    assertThatThrownBy(
            () ->
                new Archive(wanted, found::put)
                    .read(new ByteArrayInputStream("no gzip".getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void coldRepositoryIsReadFromItsArchive() throws IOException {
    try (StubGitHub github = new StubGitHub();
        StubGitHub storage = new StubGitHub()) {
      RemoteSample sample = new RemoteSample(github);
      for (int i = 0; i < 450; i++) {
        sample.unchanged("f%03d.py".formatted(i), "x = %d\n".formatted(i));
      }
      sample.serve();
      sample.head.forEach(
          (path, content) -> {
            if (!path.equals("f007.py")) { // left out of archives by an attribute
              add("octo-parcels-1/" + path, '0', content);
            }
          });
      github.on(
          "GET /repos/octo/parcels/tarball/\\w+",
          Answer.json(302, "").with("Location", storage.address() + "/archive?token=x"));
      storage.on("GET /archive.*", Answer.bytes(packed()));
      HostedRepository repository = github.access().open(StubGitHub.PARCELS);
      HostedChange change = repository.change(repository.pullRequest(5));
      SourceTree head = change.head().tree();

      head.announce(head.files());
      for (SourceTree.Entry entry : head.files()) {
        assertThat(head.read(entry)).isEqualTo(sample.head.get(entry.path()));
      }

      assertThat(storage.asked).hasSize(1);
      assertThat(storage.asked.getFirst().header("Authorization")).isEmpty();
      assertThat(github.asked("POST /graphql")).hasSize(1);
      assertThat(github.asked(".*git/blobs.*")).isEmpty();
    }
  }

  private static RemoteSample cold(StubGitHub github) {
    RemoteSample sample = new RemoteSample(github);
    for (int i = 0; i < 450; i++) {
      sample.unchanged("f%03d.py".formatted(i), "x = %d\n".formatted(i));
    }
    return sample.serve();
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void packedLimitIsALimit() throws IOException {
    try (StubGitHub github = new StubGitHub()) {
      cold(github);
      byte[] body = packed("{\"message\":\"You have exceeded a secondary rate limit\"}");
      github.on(
          "GET /repos/octo/parcels/tarball/\\w+",
          new Answer(403, Map.of("Content-Encoding", "gzip"), body));
      HostedRepository repository = github.access().open(StubGitHub.PARCELS);
      SourceTree head = repository.change(repository.pullRequest(5)).head().tree();

      assertThatThrownBy(() -> head.announce(head.files())).isInstanceOf(HostException.Busy.class);
      assertThat(github.heard.limited).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void archiveThatIsNotToBeHadIsDoneWithout(int status) throws IOException {
    try (StubGitHub github = new StubGitHub()) {
      cold(github);
      github.on(
          "GET /repos/octo/parcels/tarball/\\w+", Answer.json(status, "{\"message\":\"no\"}"));
      HostedRepository repository = github.access().open(StubGitHub.PARCELS);
      SourceTree head = repository.change(repository.pullRequest(5)).head().tree();

      head.announce(head.files());

      assertThat(head.read(head.files().getLast())).isEqualTo("x = 449\n".getBytes(UTF_8));
      assertThat(github.asked("POST /graphql")).hasSize(5);
    }
  }
}
