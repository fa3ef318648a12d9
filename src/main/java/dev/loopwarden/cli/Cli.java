package dev.loopwarden.cli;

import dev.loopwarden.git.GitException;
import dev.loopwarden.policy.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

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
    CommandLine line = new CommandLine(root(commands));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    ParseResult parsed;
    try {
      parsed = line.parseArgs(args);
    } catch (ParameterException e) {
      return usage(e);
    }
    ParseResult options = parsed;
    while (options.hasSubcommand()) {
      options = options.subcommand();
    }
    if (options.isVersionHelpRequested()) {
      print("loopwarden " + tools.version() + "\n");
      return ExitCode.OK;
    }
    if (options.isUsageHelpRequested()) {
      print(help(options.commandSpec()));
      return ExitCode.OK;
    }
    if (options == parsed) {
      tools.terminal().err().print(help(options.commandSpec()));
      return ExitCode.USAGE;
    }
    String name = options.commandSpec().name();
    Command command =
        commands.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    return command.run(options);
  }

  private List<Command> commands() {
    return List.of(
        new ReviewCommand(tools),
        new DemoCommand(tools),
        new ScanCommand(tools),
        new FixCommand(tools),
        new RulesCommand(tools),
        new ExplainCommand(tools));
  }

  private CommandSpec root(List<Command> commands) {
    CommandSpec root =
        Specs.command(
            "loopwarden",
            "Reviews Python changes for asyncio pitfalls. Runs no code of yours.",
            "",
            "Begin with:  loopwarden demo      a change with five pitfalls, reviewed",
            "             loopwarden review    what your own change introduces",
            "");
    for (Command command : commands) {
      CommandSpec spec = command.spec();
      spec.addOption(
          CommandLine.Model.OptionSpec.builder(DEBUG)
              .arity("0")
              .type(boolean.class)
              .hidden(true)
              .build());
      root.addSubcommand(command.name(), spec);
    }
    root.addOption(Specs.help());
    root.addOption(
        CommandLine.Model.OptionSpec.builder("-V", "--version")
            .arity("0")
            .type(boolean.class)
            .versionHelp(true)
            .description("Show the version.")
            .build());
    root.usageMessage()
        .commandListHeading("%nCommands:%n")
        .footer(
            "",
            "loopwarden COMMAND --help tells more about a command.",
            "",
            "Exit codes: 0 nothing to complain about, 1 findings, 2 wrong usage or settings,",
            "3 something was not analysed (with --strict), 4 internal error.");
    return root;
  }

  private int usage(ParameterException e) {
    Terminal terminal = tools.terminal();
    terminal.say(String.valueOf(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      String typed = unmatched.getUnmatched().getFirst().replaceFirst("=.*", "");
      Nearest.to(typed, known(e.getCommandLine().getCommandSpec()))
          .ifPresent(near -> terminal.say("did you mean " + near + "?"));
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.say("try: " + command + " --help");
    return ExitCode.USAGE;
  }

  private static List<String> known(CommandSpec spec) {
    List<String> known = new ArrayList<>(spec.optionsMap().keySet());
    known.addAll(spec.subcommands().keySet());
    return known;
  }

  private static String help(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    return line.getUsageMessage(Ansi.OFF);
  }

  private void print(String text) throws IOException {
    PrintWriter writer = new PrintWriter(tools.terminal().out(), false, StandardCharsets.UTF_8);
    writer.print(text);
    writer.flush();
  }
}
