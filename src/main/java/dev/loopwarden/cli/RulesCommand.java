package dev.loopwarden.cli;

import dev.loopwarden.analysis.finding.Category;
import dev.loopwarden.analysis.rule.RuleInfo;
import dev.loopwarden.analysis.rule.RuleInfo.FixKind;
import dev.loopwarden.handbook.Links;
import dev.loopwarden.report.Ink;
import dev.loopwarden.report.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Lists the rules. */
final class RulesCommand implements Command {
  private final Tools tools;

  /** The formats of the list. */
  enum Format {
    TEXT,
    JSON
  }

  RulesCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Usage spec() {
    return Specs.command(name(), "List the rules.", "")
        .addOption(Specs.value("--format", "FORMAT", Format.class, "text (default) or json."))
        .addOption(Flags.colour());
  }

  @Override
  public int run(Typed options) throws IOException {
    if (Specs.<Format>get(options, "--format") == Format.JSON) {
      json();
    } else {
      text(tools.terminal().ink(Flags.colour(options)));
    }
    return ExitCode.OK;
  }

  private void text(Ink ink) throws IOException {
    int longest =
        tools.rules().stream().mapToInt(rule -> rule.id().value().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Category category : Category.values()) {
      List<RuleInfo> rules =
          tools.rules().stream().filter(rule -> rule.category() == category).toList();
      if (rules.isEmpty()) {
        continue;
      }
      text.append(ink.bold(category.title())).append('\n');
      for (RuleInfo rule : rules) {
        text.append("  ").append(ink.name(rule.id().value()));
        text.repeat(' ', longest - rule.id().value().length() + 2);
        String level = rule.severity().label();
        text.append(ink.level(rule.severity(), level)).repeat(' ', 9 - level.length());
        text.append(rule.fix() == FixKind.NONE ? "     " : "fix  ").append(rule.title());
        text.append(rule.preview() ? ink.faint(" (preview)") : "").append('\n');
      }
      text.append('\n');
    }
    text.append("loopwarden explain RULE shows what a rule is about.\n");
    tools.terminal().out().write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void json() throws IOException {
    try (JsonGenerator json = Json.generator(tools.terminal().out())) {
      json.writeStartArray();
      for (RuleInfo rule : tools.rules()) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.id().value());
        json.writeStringProperty("category", rule.category().folder());
        json.writeStringProperty("severity", rule.severity().label());
        json.writeStringProperty("title", rule.title());
        json.writeStringProperty(
            "fix", rule.fix().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeBooleanProperty("preview", rule.preview());
        json.writeStringProperty("page", Links.standard().page(rule));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    tools.terminal().out().write('\n');
  }
}
