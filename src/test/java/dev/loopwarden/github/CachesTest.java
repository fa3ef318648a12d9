package dev.loopwarden.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Even what is empty takes room, and makes room. */
final class CachesTest {
  @Test
  void commitsWithoutPythonAreForgottenToo() {
    ListingCache cache = new ListingCache(5);
    for (int i = 0; i < 100; i++) {
      cache.put(
          StubGitHub.PARCELS, "commit" + i, new Listing(List.of(), true, Set.of(), List.of()));
    }

    assertThat(IntStream.range(0, 100).mapToObj(i -> cache.find(StubGitHub.PARCELS, "commit" + i)))
        .filteredOn(Objects::nonNull)
        .hasSize(5);
    assertThat(cache.find(StubGitHub.PARCELS, "commit99")).isNotNull();
  }

  @Test
  void answersWithoutABodyAreForgottenToo() {
    EtagCache cache = new EtagCache(50_000);
    Map<String, List<String>> headers =
        Map.of("ETag", List.of("x"), "Link", List.of("y".repeat(4_000)));
    for (int i = 0; i < 100; i++) {
      cache.put(7, request(i), new ApiAnswer(200, headers, new byte[0]));
    }

    assertThat(IntStream.range(0, 100).mapToObj(i -> cache.find(7, request(i))))
        .filteredOn(Objects::nonNull)
        .hasSize(5);
    cache.forget(7);
    for (int i = 0; i < 5; i++) {
      cache.put(7, request(i), new ApiAnswer(200, headers, new byte[0]));
    }
    assertThat(cache.find(7, request(0))).as("what was forgotten left its room").isNotNull();
  }

  private static ApiRequest request(int number) {
    return ApiRequest.get(URI.create("http://127.0.0.1/" + number), ApiRequest.JSON);
  }
}
