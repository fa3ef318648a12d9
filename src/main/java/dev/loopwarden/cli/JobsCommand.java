package dev.loopwarden.cli;

import dev.loopwarden.jobs.JobBoard;
import dev.loopwarden.serve.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Shows how much there is to do, and lets parked jobs run again, beside a running service. */
final class JobsCommand implements Command {
  private static final String RETRY = "retry";
  private static final String ALL = "--all";

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
            "Show the queue and its parked jobs, or let parked jobs run again.",
            "",
            "  loopwarden jobs",
            "  loopwarden jobs retry pull/1296269/1347",
            "  loopwarden jobs retry --all",
            "");
    spec.addPositional(
        Specs.parameters("list | retry KEY", "0..*", "What to do; list when nothing is said."));
    return spec.addOption(Specs.flag(ALL, "With retry, in place of KEY: all parked jobs."))
        .addOption(ServiceOptions.configuration());
  }

  @Override
  public int run(Typed options) throws IOException {
    List<String> words = Specs.parameters(options);
    boolean all = Specs.has(options, ALL);
    if (all && words.equals(List.of(RETRY))) {
      return retryAll(options);
    }
    if (!all && (words.isEmpty() || words.equals(List.of("list")))) {
      return list(options);
    }
    if (!all && words.size() == 2 && words.getFirst().equals(RETRY)) {
      return retry(options, words.getLast());
    }
    throw new UsageException(
        "expected \"jobs\", \"jobs list\", \"jobs retry KEY\" or \"jobs retry --all\"");
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

  private int retryAll(Typed options) throws IOException {
    try (Operator operator = ServiceOptions.operator(options, tools.terminal())) {
      long retried =
          operator.jobs().parked().stream()
              .filter(job -> operator.jobs().retry(job.subject().key()))
              .count();
      String text = retried == 0 ? "no job is parked\n" : "%d run again\n".formatted(retried);
      tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
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
