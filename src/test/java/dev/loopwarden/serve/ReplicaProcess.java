package dev.loopwarden.serve;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The service in a process of its own: says its port, and ends with who started it. */
final class ReplicaProcess {

  private ReplicaProcess() {}

  /** Settings as {@code key=value}. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    try (Service service = Service.start(new Launch(null, settings, true))) {
      System.out.println(service.port());
      int end = System.in.read();
      if (end >= 0) {
        throw new IOException("nothing was to be said to a replica");
      }
    }
  }
}
