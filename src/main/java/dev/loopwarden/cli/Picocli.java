package dev.loopwarden.cli;

import dev.loopwarden.policy.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Help, mistakes, and every way to type a command that is not read at first sight. Its classes are
 * of a format that the ahead-of-time cache does not take: loading them takes longer than all the
 * rest of a small command, so that a plain command is read without them.
 */
final class Picocli {
  private static final int HELP_WIDTH = 96;

  private final CommandLine line;

  Picocli(List<Command> commands) {
    CommandSpec root =
        command(
            "loopwarden",
            List.of(
                "Reviews Python changes for asyncio pitfalls. Runs no code of yours.",
                "",
                "Begin with:  loopwarden demo      a change with five pitfalls, reviewed",
                "             loopwarden review    what your own change introduces",
                ""));
    commands.forEach(command -> root.addSubcommand(command.name(), spec(command.spec())));
    root.addOption(
        OptionSpec.builder("-V", "--version")
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
    line = new CommandLine(root).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandSpec command(String name, List<String> description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description.toArray(String[]::new))
        .width(HELP_WIDTH)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .optionListHeading("%nOptions:%n");
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .arity("0")
            .type(boolean.class)
            .usageHelp(true)
            .order(Integer.MAX_VALUE)
            .description("Show this help.")
            .build());
  }

  private static CommandSpec spec(Usage usage) {
    CommandSpec spec = command(usage.name(), usage.description());
    Usage.Parameter parameter = usage.parameter();
    if (parameter != null) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(parameter.label())
              .arity(parameter.isSingle() ? "1" : "0..*")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .description(parameter.description())
              .build());
    }
    usage.exclusive().forEach(group -> spec.addArgGroup(oneOf(usage, group)));
    usage.options().stream()
        .filter(option -> usage.exclusive().stream().noneMatch(g -> g.contains(option.name())))
        .forEach(option -> spec.addOption(option(option)));
    return spec;
  }

  private static ArgGroupSpec oneOf(Usage usage, Set<String> names) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder().exclusive(true).multiplicity("0..1");
    usage.options().stream()
        .filter(option -> names.contains(option.name()))
        .forEach(option -> group.addArg(option(option)));
    return group.build();
  }

  private static OptionSpec option(Option option) {
    OptionSpec.Builder spec =
        OptionSpec.builder(option.name()).type(option.type()).description(option.description());
    if (option.isFlag()) {
      return spec.arity("0").build();
    }
    spec.paramLabel(option.label()).arity("1");
    return option.type() == List.class
        ? spec.auxiliaryTypes(String.class).splitRegex(",").build()
        : spec.build();
  }

  /** What comes of reading a command line. */
  sealed interface Outcome {
    /** A command to run. */
    record Run(String command, Typed typed) implements Outcome {}

    /** A text that the user asked for. */
    record Help(String text) implements Outcome {}

    /** The version was asked for. */
    record Version() implements Outcome {}

    /** Nothing that could be done; the lines say why. */
    record Mistake(List<String> lines) implements Outcome {}
  }

  Outcome read(String... arguments) {
    ParseResult all;
    try {
      all = line.parseArgs(arguments);
    } catch (ParameterException e) {
      return new Outcome.Mistake(mistake(e));
    }
    ParseResult last = all;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    if (last.isVersionHelpRequested()) {
      return new Outcome.Version();
    }
    String help = last.commandSpec().commandLine().getUsageMessage(Ansi.OFF);
    if (last.isUsageHelpRequested()) {
      return new Outcome.Help(help);
    }
    return last == all
        ? new Outcome.Mistake(help.lines().toList())
        : new Outcome.Run(last.commandSpec().name(), typed(last));
  }

  private static Typed typed(ParseResult result) {
    Map<String, Object> values = new HashMap<>();
    for (OptionSpec option : result.matchedOptions()) {
      values.put(option.longestName(), option.getValue());
    }
    return new Typed(values, result.matchedPositionalValue(0, List.<String>of()));
  }

  private static List<String> mistake(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> lines = new ArrayList<>();
    lines.add("loopwarden: " + e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      String typed = unmatched.getUnmatched().getFirst().replaceFirst("=.*", "");
      List<String> known = new ArrayList<>(spec.optionsMap().keySet());
      known.addAll(spec.subcommands().keySet());
      Nearest.to(typed, known)
          .ifPresent(near -> lines.add("loopwarden: did you mean " + near + "?"));
    }
    lines.add("loopwarden: try: " + spec.qualifiedName() + " --help");
    return lines;
  }
}
