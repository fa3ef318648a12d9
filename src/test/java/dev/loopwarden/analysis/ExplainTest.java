package dev.loopwarden.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.analysis.engine.Analysis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is told of a line: what was considered, and why rules are silent. */
final class ExplainTest {
  private static final String SERVICE =
      """
      import asyncio
      import time
      import unheard_of

      from app.store import load, tidy


      async def handler(request, anything):
          load(request)
          time.sleep(1)
          unheard_of.call()
          anything.call()
          await asyncio.to_thread(tidy, 1)
          await asyncio.sleep(1)


      time.sleep(2)
      """;
  private static final String STORE =
      """
      import socket
      import time


      def load(key):
          time.sleep(1)
          return strip(key)


      def strip(key):
          return key.strip()


      def tidy(key):
          time.sleep(1)


      def lonely():
          time.sleep(1)
          socket.getaddrinfo("host", 1, flags=socket.AI_NUMERICHOST)
      """;

  private static Analysis analysis(String... files) {
    Map<String, byte[]> contents = new TreeMap<>();
    for (int i = 0; i < files.length; i += 2) {
      contents.put(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return Subject.analyze(contents);
  }

  private static List<String> service(int line) {
    return analysis("app/service.py", SERVICE, "app/store.py", STORE)
        .explain("app/service.py", line);
  }

  private static List<String> store(int line) {
    return analysis("app/service.py", SERVICE, "app/store.py", STORE).explain("app/store.py", line);
  }

  @Test
  void callsInCoroutinesRunOnTheLoop() {
    assertThat(service(9))
        .containsExactly(
            "`load()` is the function load() at app/store.py:5",
            "  it leads to time.sleep(): load() -> time.sleep()",
            "  it runs on the event loop: handler() is a coroutine function");
    assertThat(service(10).getFirst())
        .isEqualTo("`time.sleep()` is time.sleep(), which can keep its thread waiting (sleep)");
    assertThat(service(14).getFirst())
        .isEqualTo("`asyncio.sleep()` is asyncio.sleep(), a coroutine function");
  }

  @Test
  void whatIsNotKnownIsSaidToBe() {
    assertThat(service(11).getFirst())
        .isEqualTo(
            "`unheard_of.call()` is unheard_of.call, of which nothing is known: no rule reports"
                + " it");
    assertThat(service(12).getFirst())
        .isEqualTo(
            "`anything.call()` is not known: what it calls could not be resolved, and no rule"
                + " reports that");
  }

  @Test
  void plainFunctionsRunWhereTheyAreCalled() {
    assertThat(store(6).getLast())
        .isEqualTo("  it runs on the event loop: handler() calls load() at app/service.py:9");
    assertThat(store(7))
        .contains("  it leads to nothing that is known to wait")
        .contains("  it runs on the event loop: handler() calls load() at app/service.py:9");
    assertThat(store(15).getLast())
        .isEqualTo(
            "  it runs in a thread: asyncio.to_thread() at app/service.py:13 hands tidy() over");
    assertThat(store(19).getLast())
        .isEqualTo("  it is not known where it runs: no coroutine is seen to call lonely()");
    assertThat(service(17).getLast()).isEqualTo("  it runs when the module is imported");
  }

  @Test
  void argumentsThatKeepACallFromWaitingAreSeen() {
    assertThat(store(20))
        .contains("  it does not wait here, as its arguments or what was asked before show");
  }

  @Test
  void findingsThatAreNotShownAreNamed() {
    String reads = "async def read(path):\n    return open(path)\n";
    assertThat(analysis("tests/test_a.py", reads).explain("tests/test_a.py", 2).getFirst())
        .startsWith("blocking-file-io is not shown: a note in a test, an example or a script (");
    String awaits = "import time\n\n\nasync def nap():\n    await time.sleep(1)\n";
    assertThat(analysis("a.py", awaits).explain("a.py", 5).getFirst())
        .startsWith("blocking-sleep is not shown: `await-on-sync-call` says it of the same code (");
  }

  @Test
  void filesThatNothingReachesSaySo() {
    assertThat(analysis("a.py", "print(1)\n", "b.py", SERVICE).explain("a.py", 1))
        .containsExactly(
            "Nothing in this file was looked at: it was skipped, or it holds no asynchronous code"
                + " and none reaches it.");
  }
}
