package dev.loopwarden.cli;

import dev.loopwarden.serve.Caretaker;
import dev.loopwarden.serve.SettingsException;
import dev.loopwarden.setup.SecretRotation.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Changes the webhook secret while the service runs, without losing a delivery. */
final class RotateSecretCommand implements Command {
  private static final int USUAL_HOURS = 24;

  private final Tools tools;

  RotateSecretCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "rotate-secret";
  }

  @Override
  public Usage spec() {
    return Specs.command(
            name(),
            "Change the secret that GitHub signs deliveries with. Works beside a running service,"
                + " which accepts the old one for a while, too.",
            "")
        .addOption(
            Specs.value(
                "--keep-hours",
                "N",
                Integer.class,
                "How long the old secret still counts (" + USUAL_HOURS + " otherwise)."))
        .addOption(ServiceOptions.configuration());
  }

  @Override
  public int run(Typed options) throws IOException {
    Integer hours = Specs.get(options, "--keep-hours");
    if (hours != null && hours < 0) {
      throw new UsageException("--keep-hours is less than nothing");
    }
    Duration keep = Duration.ofHours(hours == null ? USUAL_HOURS : hours);
    try {
      return told(
          new Caretaker(ServiceOptions.launch(options, tools.terminal(), Map.of()))
              .rotateSecret(keep, this::pause));
    } catch (SettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int told(Outcome outcome) throws IOException {
    return switch (outcome) {
      case Outcome.Rotated(var until) ->
          print(
              "GitHub uses a new secret; the old one counts until %s."
                  .formatted(until.truncatedTo(ChronoUnit.SECONDS)));
      case Outcome.Announced(int accepted) ->
          print(
              accepted == 1
                  ? "The secret is configured: GitHub was told it once more. To change it, put a"
                      + " new one before it in the settings, restart, and run this again."
                  : "GitHub uses the first of the configured secrets now; the others can be removed"
                      + " from the settings in a day.");
      case Outcome.Unchanged(String reason) -> {
        tools.terminal().say("nothing changed: " + reason);
        yield ExitCode.FINDINGS;
      }
      case Outcome.Unclear(String reason) -> {
        tools.terminal().say("GitHub may use the new secret or the old one; both count: " + reason);
        tools.terminal().say("run this again later");
        yield ExitCode.FINDINGS;
      }
    };
  }

  private int print(String text) throws IOException {
    tools.terminal().out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    return ExitCode.OK;
  }

  private void pause(Duration time) {
    tools
        .terminal()
        .say("waiting %d s until every replica knows the new secret".formatted(time.toSeconds()));
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
