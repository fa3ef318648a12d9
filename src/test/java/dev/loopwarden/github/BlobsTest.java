package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.SourceTree.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However much a repository holds, so much is fetched of it and no more. */
final class BlobsTest {
  private static final int SIZE = 500_000;
  private static final long ROOM = 4_000_000;

  private final StubGitHub github = new StubGitHub();
  private final AtomicLong served = new AtomicLong();
  private final HeldBlobs held = new HeldBlobs(ROOM, ROOM / 4);
  private final List<Entry> files = new ArrayList<>();
  private final Blobs blobs =
      new Blobs(new BlobCalls(session(), StubGitHub.PARCELS), "a".repeat(40), held);

  private Session session() {
    Transport transport = new Transport(ConnectionSettings.direct(), "loopwarden");
    return new Session(
        new Shared(transport, ApiListener.none(), github.clock, 1),
        github.identity().host(),
        new Anybody(),
        new Meter());
  }

  private record Anybody() implements Credentials {
    @Override
    public long installation() {
      return 7;
    }

    @Override
    public String authorization(Meter meter) {
      return "";
    }

    @Override
    public boolean refused(String authorization) {
      return false;
    }
  }

  private void add(int number, int size) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) number);
    String id = Samples.blob(content);
    files.add(new Entry("f%03d.py".formatted(number), id, size));
    github.on(
        "GET /repos/octo/parcels/git/blobs/" + id,
        _ -> {
          served.addAndGet(size);
          return StubGitHub.Answer.bytes(content);
        });
  }

  private int readable(List<Entry> wanted) {
    int count = 0;
    for (Entry file : wanted) {
      try {
        assertThat(blobs.read(file)).hasSize((int) file.size());
        count++;
      } catch (IOException e) {
        assertThat(e).hasMessage("too much was read for this review already");
      }
    }
    return count;
  }

  @AfterEach
  void close() {
    github.close();
  }

  @Test
  void manyLargeFilesAreReadAsFarAsThereIsRoom() {
    for (int i = 0; i < 60; i++) {
      add(i, SIZE);
    }

    blobs.fetch(files);

    assertThat(served).hasValueBetween(ROOM / 2, ROOM);
    assertThat(held.bytes()).isLessThanOrEqualTo(ROOM);
    int together = (int) (served.get() / SIZE);
    assertThat(readable(files)).isEqualTo(together + (int) (ROOM / 4 / SIZE));
    assertThat(served).hasValueLessThanOrEqualTo(ROOM + ROOM / 4);
    assertThat(held.bytes()).isLessThanOrEqualTo(ROOM);
  }

  @Test
  void whatMadeRoomIsNotFetchedWithoutEnd() {
    for (int i = 0; i < 60; i++) {
      add(i, SIZE);
    }
    for (Entry file : files) {
      blobs.fetch(List.of(file));
      readable(List.of(file));
    }

    assertThat(served).hasValueLessThanOrEqualTo(2 * ROOM + ROOM / 4);
  }

  @Test
  void oneFileThatIsTooLargeKeepsNoneFromBeingRead() {
    add(0, (int) ROOM + 1);
    for (int i = 1; i < 4; i++) {
      add(i, SIZE);
    }

    blobs.fetch(files);

    assertThat(readable(files)).isEqualTo(3);
  }
}
