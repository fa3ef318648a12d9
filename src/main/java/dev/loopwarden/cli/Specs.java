package dev.loopwarden.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Short ways to describe commands and to ask what was typed. */
final class Specs {
  private static final int HELP_WIDTH = 96;

  private Specs() {}

  /** A command with its help. */
  static CommandSpec command(String name, String... description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description)
        .width(HELP_WIDTH)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .optionListHeading("%nOptions:%n");
    spec.parser().caseInsensitiveEnumValuesAllowed(true);
    return spec;
  }

  /** An option with a value. */
  static OptionSpec value(String name, String label, Class<?> type, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(type)
        .description(description)
        .build();
  }

  /** An option with several values, separated by commas or repeated. */
  static OptionSpec list(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(",")
        .description(description)
        .build();
  }

  /** An option that is there or not. */
  static OptionSpec flag(String[] names, String... description) {
    return OptionSpec.builder(names)
        .arity("0")
        .type(boolean.class)
        .description(description)
        .build();
  }

  /** An option that is there or not. */
  static OptionSpec flag(String name, String... description) {
    return flag(new String[] {name}, description);
  }

  /** {@code --help}. */
  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .arity("0")
        .type(boolean.class)
        .usageHelp(true)
        .description("Show this help.")
        .build();
  }

  /** Parameters. */
  static PositionalParamSpec parameters(String label, String arity, String... description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .arity(arity)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /** At most one of these options. */
  static ArgGroupSpec oneOf(OptionSpec... options) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder().exclusive(true).multiplicity("0..1");
    for (OptionSpec option : options) {
      group.addArg(option);
    }
    return group.build();
  }

  /** Whether a flag was given. */
  static boolean has(ParseResult options, String name) {
    return options.hasMatchedOption(name);
  }

  /** The value of an option; null when it was not given. */
  static <T> @Nullable T get(ParseResult options, String name) {
    return options.matchedOptionValue(name, (T) null);
  }

  /** The values of an option. */
  static List<String> all(ParseResult options, String name) {
    return options.matchedOptionValue(name, List.<String>of());
  }

  /** The parameters. */
  static List<String> parameters(ParseResult options) {
    return options.matchedPositionalValue(0, List.<String>of());
  }
}
