package dev.loopwarden.cli;

import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.serve.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists webhook deliveries and what became of them; works beside a running service. */
final class DeliveriesCommand implements Command {
  private static final int USUAL = 50;

  private final Tools tools;

  DeliveriesCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public Usage spec() {
    return Specs.command(
            name(), "List the newest deliveries of webhooks, and what became of each.", "")
        .addOption(
            Specs.value(
                "--state",
                "STATE",
                DeliveryLedger.State.class,
                "Only those that are ignored, open, parked or done."))
        .addOption(
            Specs.value(
                "--count", "N", Integer.class, "At most so many (" + USUAL + " otherwise)."))
        .addOption(ServiceOptions.configuration());
  }

  @Override
  public int run(Typed options) throws IOException {
    DeliveryLedger.@Nullable State state = Specs.get(options, "--state");
    Integer count = Specs.get(options, "--count");
    try (Operator operator = ServiceOptions.operator(options, tools.terminal())) {
      StringBuilder text = new StringBuilder();
      int most = count == null ? USUAL : count;
      for (DeliveryLedger.Entry entry : operator.deliveries(most, state)) {
        text.append(line(entry)).append('\n');
      }
      tools.terminal().out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.OK;
  }

  private static String line(DeliveryLedger.Entry entry) {
    Delivery delivery = entry.delivery();
    String event =
        delivery.action() == null ? delivery.event() : delivery.event() + "." + delivery.action();
    return "%s  %s  %-7s  %s%s%s"
        .formatted(
            delivery.receivedAt().truncatedTo(ChronoUnit.SECONDS),
            delivery.guid(),
            entry.state().name().toLowerCase(Locale.ROOT),
            event,
            entry.subjects().isEmpty() ? "" : "  " + String.join(" ", entry.subjects()),
            entry.note() == null ? "" : "  " + entry.note());
  }
}
