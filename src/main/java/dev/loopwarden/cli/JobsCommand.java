package dev.loopwarden.cli;

import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.serve.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Shows how much there is to do, and lets parked jobs run again, beside a running service. */
final class JobsCommand implements Command {
  private final Tools tools;

  JobsCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Usage spec() {
    Usage spec =
        Specs.command(
            name(),
            "Show the queue and its parked jobs, or let a parked job run again.",
            "",
            "  loopwarden jobs",
            "  loopwarden jobs retry pull/1296269/1347",
            "");
    spec.addPositional(
        Specs.parameters("list | retry KEY", "0..*", "What to do; list when nothing is said."));
    return spec.addOption(ServiceOptions.configuration());
  }

  @Override
  public int run(Typed options) throws IOException {
    List<String> words = Specs.parameters(options);
    if (words.isEmpty() || words.equals(List.of("list"))) {
      return list(options);
    }
    if (words.size() == 2 && words.getFirst().equals("retry")) {
      return retry(options, words.getLast());
    }
    throw new UsageException("expected \"jobs\", \"jobs list\" or \"jobs retry KEY\"");
  }

  private int list(Typed options) throws IOException {
    try (Operator operator = ServiceOptions.operator(options, tools.terminal())) {
      JobBoard.Load load = operator.jobs().load();
      StringBuilder text = new StringBuilder();
      text.append(
          "%d waiting, %d running, %d parked\n"
              .formatted(load.waiting(), load.running(), load.parked()));
      for (JobBoard.Parked job : operator.jobs().parked()) {
        text.append(
            "%s  %s  %s\n"
                .formatted(
                    job.since().truncatedTo(ChronoUnit.SECONDS),
                    job.subject().key(),
                    job.reason()));
      }
      tools.terminal().out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.OK;
  }

  private int retry(Typed options, String key) throws IOException {
    try (Operator operator = ServiceOptions.operator(options, tools.terminal())) {
      if (!operator.jobs().retry(key)) {
        throw new UsageException("no parked job is called " + key + " (see: loopwarden jobs)");
      }
      String text = key + " runs again\n";
      tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.OK;
  }
}
