package dev.loopwarden.cli;

import dev.loopwarden.serve.Launch;
import dev.loopwarden.serve.Service;
import dev.loopwarden.serve.SettingsException;
import java.util.HashMap;
import java.util.Map;

/** Runs the service until it is stopped. Whatever starts Spring starts with this command. */
final class ServeCommand implements Command {
  private final Tools tools;

  ServeCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public Usage spec() {
    return Specs.command(
            name(),
            "Run the GitHub App: take webhooks, and review pull requests.",
            "",
            "Settings come from --config, or else from the file or folder that LOOPWARDEN_CONFIG"
                + " names, and from the environment, which counts more.",
            "")
        .addOption(ServiceOptions.configuration())
        .addOption(
            Specs.value(
                "--port", "N", Integer.class, "Listen on this port (server.port otherwise)."));
  }

  @Override
  public int run(Typed options) {
    Map<String, String> settings = new HashMap<>();
    Integer port = Specs.get(options, "--port");
    if (port != null) {
      settings.put("server.port", port.toString());
    }
    Launch launch = ServiceOptions.launch(options, tools.terminal(), settings);
    try (Service service = Service.start(launch)) {
      service.greeting().ifPresent(tools.terminal()::say);
      service.awaitEnd();
      return ExitCode.OK;
    } catch (SettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }
}
