package dev.loopwarden.cli;

import dev.loopwarden.git.GitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;

/** The command line as a whole: finds the command, runs it, and says how it ended. */
public final class Cli {
  private static final String DEBUG = "--debug";

  private final Tools tools;

  Cli(Tools tools) {
    this.tools = tools;
  }

  /** Runs one command of this process; returns its exit code. */
  public static int run(String... args) {
    return new Cli(Wiring.tools(Terminal.ofProcess())).execute(args);
  }

  int execute(String... args) {
    boolean debug = List.of(args).contains(DEBUG);
    try {
      int code = dispatch(args);
      tools.terminal().out().flush();
      return code;
    } catch (UsageException | GitException e) {
      String.valueOf(e.getMessage()).lines().forEach(tools.terminal()::say);
      return ExitCode.USAGE;
    } catch (AccessDeniedException e) {
      tools.terminal().say("no permission for " + e.getMessage());
      return ExitCode.USAGE;
    } catch (IOException | RuntimeException | Error e) { // the one place that may not let go
      return internal(e, debug);
    }
  }

  private int internal(Throwable e, boolean debug) {
    if (debug) {
      e.printStackTrace(tools.terminal().err());
    }
    tools.terminal().say("internal error: " + e);
    tools
        .terminal()
        .say(
            "this is a defect of Loopwarden. Please report it with what "
                + (debug ? "stands above." : "the same command prints with --debug."));
    return ExitCode.INTERNAL;
  }

  private int dispatch(String... args) throws IOException {
    List<Command> commands = commands();
    List<String> words = Arrays.stream(args).filter(word -> !word.equals(DEBUG)).toList();
    if (words.equals(List.of("--version"))) {
      return print("loopwarden " + tools.version() + "\n");
    }
    for (Command command : commands) {
      if (!words.isEmpty() && words.getFirst().equals(command.name())) {
        Typed typed = command.spec().read(words.subList(1, words.size()));
        if (typed != null) {
          return command.run(typed);
        }
      }
    }
    return switch (new Picocli(commands).read(words.toArray(String[]::new))) {
      case Picocli.Outcome.Run(String name, Typed typed) ->
          commands.stream()
              .filter(command -> command.name().equals(name))
              .findFirst()
              .orElseThrow()
              .run(typed);
      case Picocli.Outcome.Help(String text) -> print(text);
      case Picocli.Outcome.Version() -> print("loopwarden " + tools.version() + "\n");
      case Picocli.Outcome.Mistake(List<String> lines) -> {
        lines.forEach(tools.terminal().err()::println);
        yield ExitCode.USAGE;
      }
    };
  }

  private List<Command> commands() {
    return List.of(
        new ReviewCommand(tools),
        new DemoCommand(tools),
        new ScanCommand(tools),
        new FixCommand(tools),
        new RulesCommand(tools),
        new ExplainCommand(tools),
        new ServeCommand(tools),
        new DeliveriesCommand(tools),
        new JobsCommand(tools),
        new DoctorCommand(tools),
        new AppCommand(tools),
        new RotateSecretCommand(tools));
  }

  private int print(String text) throws IOException {
    tools.terminal().out().write(text.getBytes(StandardCharsets.UTF_8));
    return ExitCode.OK;
  }
}
