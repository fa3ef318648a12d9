package dev.loopwarden.cli;

import dev.loopwarden.serve.Caretaker;
import dev.loopwarden.serve.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Says which App the service is, gives it a new key, or forgets it. */
final class AppCommand implements Command {
  private static final String KEY = "--private-key";
  private static final String FORGET = "--forget";

  private static final String FORGOTTEN =
      "The App is forgotten, and all data that came from its installations is deleted.";
  private static final String NEXT =
      " Delete it on GitHub if it is still there, and restart the service: it prints the address of"
          + " the setup.";

  private final Tools tools;

  AppCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "app";
  }

  @Override
  public Usage spec() {
    return Specs.command(
            name(),
            "Say which GitHub App the service is. Works beside a running service, which notices a"
                + " change within seconds.",
            "")
        .addOption(
            Specs.value(
                KEY,
                "FILE",
                Path.class,
                "Use this private key from now on, if GitHub takes it: the file that the App's page"
                    + " offers under \"Generate a private key\"."))
        .addOption(
            Specs.flag(
                FORGET,
                "Forget the App with its secrets and all its data, because it is gone; the setup"
                    + " can make another."))
        .addOption(ServiceOptions.configuration());
  }

  @Override
  public int run(Typed options) throws IOException {
    Path key = Specs.get(options, KEY);
    boolean forget = Specs.has(options, FORGET);
    if (key != null && forget) {
      throw new UsageException(KEY + " cannot be combined with " + FORGET);
    }
    try {
      Caretaker caretaker =
          new Caretaker(ServiceOptions.launch(options, tools.terminal(), Map.of()));
      if (key != null) {
        return print(
            caretaker.changeKey(tools.terminal().folder().resolve(key))
                + " has a new key; delete the old one on its page, and the file.");
      }
      return forget ? forget(caretaker) : show(caretaker);
    } catch (SettingsException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int forget(Caretaker caretaker) throws IOException {
    return print(
        switch (caretaker.forgetApp()) {
          case NOTHING -> "No App is set up.";
          case ALL -> FORGOTTEN + NEXT;
          case ALMOST_ALL ->
              FORGOTTEN + " What reviews that run now may still write ages out." + NEXT;
        });
  }

  private int show(Caretaker caretaker) throws IOException {
    return print(
        caretaker
            .app()
            .orElse("No App is set up: start the service and open the address that it prints."));
  }

  private int print(String text) throws IOException {
    tools.terminal().out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    return ExitCode.OK;
  }
}
