package dev.loopwarden.cli;

import dev.loopwarden.report.Ink;
import dev.loopwarden.serve.Caretaker;
import dev.loopwarden.serve.SettingsException;
import dev.loopwarden.setup.Line;
import dev.loopwarden.setup.Line.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Says what is right and wrong with the service, and what to do; works beside a running one. */
final class DoctorCommand implements Command {
  private static final int TOPIC = 14;

  private final Tools tools;

  DoctorCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public Usage spec() {
    return Specs.command(
            name(),
            "Look at the service's settings, database, clock, App, permissions and webhook, and say"
                + " what to do. Changes nothing. Ends with 1 when something fails.",
            "")
        .addOption(ServiceOptions.configuration())
        .addOption(Flags.colour());
  }

  @Override
  public int run(Typed options) {
    Ink ink = tools.terminal().ink(Flags.colour(options));
    try {
      List<Line> lines =
          new Caretaker(ServiceOptions.launch(options, tools.terminal(), Map.of()))
              .examine(line -> print(text(line, ink)));
      return lines.stream().anyMatch(line -> line.status() == Status.FAIL)
          ? ExitCode.FINDINGS
          : ExitCode.OK;
    } catch (SettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static String text(Line line, Ink ink) {
    String status =
        switch (line.status()) {
          case OK -> ink.faint("ok  ");
          case WARN -> ink.bold("warn");
          case FAIL -> ink.bold("FAIL");
        };
    String topic = line.topic() + " ".repeat(Math.max(0, TOPIC - line.topic().length()));
    String remedy =
        line.remedy().isEmpty() ? "" : "\n" + " ".repeat(TOPIC + 8) + "-> " + line.remedy();
    return "%s  %s  %s%s\n".formatted(status, topic, line.text(), remedy);
  }

  private void print(String text) {
    try {
      tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
      tools.terminal().out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
