package dev.loopwarden.store;

import dev.loopwarden.jobs.Bell;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** Writes deliveries down and says so, until it is killed. */
final class RecorderProcess {

  private RecorderProcess() {}

  public static void main(String[] arguments) {
    Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
    InstantSource clock = InstantSource.fixed(Samples.NOON);
    Store store = new Store(database, clock, new Bell(), Runnable::run, () -> {});
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int i = 0; ; i++) {
      String guid = "guid-" + i;
      store.deliveries().record(Samples.delivery(guid), Samples.look(Samples.pull(1, i)));
      answers.println(guid);
    }
  }
}
