package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes facts as numbers that refer to a table of texts; {@link FactsReader} is its mirror. */
final class FactsWriter {
  private final ByteWriter out = new ByteWriter();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private int spanStart;

  FactsWriter() {
    texts.put("", 0);
  }

  /** The texts and the facts. */
  ByteWriter write(FileFacts facts) {
    out.unsigned(facts.functions().size());
    out.unsigned(facts.classes().size());
    values(facts.values());
    facts.functions().forEach(this::function);
    facts.classes().forEach(this::classFact);
    variables(facts.variables());
    list(facts.starImports(), this::text);
    list(facts.imports(), this::text);
    out.unsigned(facts.sites().size());
    for (int i = 0; i < facts.sites().size(); i++) {
      site(i, facts.sites().get(i));
    }
    list(facts.races(), this::race);
    list(facts.catches(), this::catchFact);
    list(facts.holds(), this::hold);
    list(facts.ignores(), this::ignore);
    list(facts.findings(), this::finding);
    list(facts.errors(), this::span);
    flag(facts.asynchronous());

    ByteWriter whole = new ByteWriter();
    whole.unsigned(texts.size());
    texts.keySet().forEach(whole::text);
    whole.append(out);
    return whole;
  }

  /** All but the unknown value, which is always there. */
  private void values(ValueTable values) {
    out.unsigned(values.size() - 1);
    for (int i = 1; i < values.size(); i++) {
      Value value = values.get(i);
      out.write(value.kind().ordinal());
      switch (value.kind()) {
        case FUNCTION, CLASS, SELF, CLS, SUPER -> out.unsigned(value.base() + 1);
        default -> out.unsigned(value.base() < 0 ? 0 : i - value.base());
      }
      text(value.name());
    }
  }

  private void function(FunctionFact function) {
    out.unsigned(function.parent() + 1);
    out.unsigned(function.owner() + 1);
    out.write(function.kind().ordinal());
    text(function.name());
    text(function.symbol());
    flag(function.async());
    flag(function.generator());
    flag(function.stub());
    span(function.header());
    list(function.decorators(), out::unsigned);
    out.unsigned(function.returns());
    out.unsigned(function.returned());
    list(
        function.parameters(),
        parameter -> {
          text(parameter.name());
          out.unsigned(parameter.value());
        });
    list(
        function.suspensions(),
        suspension -> {
          out.write(suspension.kind().ordinal());
          out.unsigned(suspension.value());
          span(suspension.span());
        });
  }

  private void classFact(ClassFact fact) {
    out.unsigned(fact.function());
    text(fact.name());
    text(fact.symbol());
    span(fact.header());
    list(fact.bases(), out::unsigned);
    list(fact.decorators(), out::unsigned);
    variables(fact.attributes());
  }

  private void site(int index, Site site) {
    out.unsigned(site.function());
    span(site.span());
    out.unsigned(site.isCall() ? site.calleeEnd() - site.span().start() + 1 : 0);
    out.unsigned(site.callee());
    out.unsigned(site.value());
    out.unsigned(site.uses());
    out.unsigned(site.flags() << 1 | (site.named() ? 1 : 0));
    out.signed(site.outer() < 0 ? 0 : index - site.outer());
    out.unsigned(site.outerArgument() + 1);
    list(
        site.arguments(),
        argument -> {
          text(argument.keyword());
          out.unsigned(argument.value());
        });
  }

  private void race(RaceFact race) {
    out.write(race.kind().ordinal());
    out.unsigned(race.function());
    text(race.path());
    out.unsigned(race.owner() - RaceFact.ELSEWHERE);
    text(race.root());
    span(race.read());
    span(race.write());
    out.unsigned(race.written());
    list(race.suspensions(), out::unsigned);
    list(race.locks(), out::unsigned);
  }

  private void catchFact(CatchFact fact) {
    out.write(fact.kind().ordinal());
    out.unsigned(fact.function());
    span(fact.span());
    list(fact.types(), out::unsigned);
    list(fact.earlier(), out::unsigned);
    list(fact.suspensions(), out::unsigned);
    out.write(fact.after().ordinal());
  }

  private void hold(HoldFact hold) {
    out.unsigned(hold.function());
    out.unsigned(hold.value());
    span(hold.span());
    list(hold.suspensions(), out::unsigned);
  }

  private void ignore(IgnoreFact ignore) {
    span(ignore.comment());
    span(ignore.scope());
    list(ignore.rules(), this::text);
    list(ignore.codes(), this::text);
    flag(ignore.own());
  }

  private void finding(Finding finding) {
    text(finding.rule().value());
    out.write(finding.severity().ordinal());
    text(finding.path());
    span(finding.span());
    text(finding.symbol());
    text(finding.message());
    list(finding.chain(), this::step);
    list(finding.related(), this::step);
    text(finding.sink());
  }

  private void step(ChainStep step) {
    text(step.path());
    span(step.span());
    text(step.text());
  }

  /** Sorted, so that equal facts have equal bytes. */
  private void variables(Map<String, Integer> variables) {
    out.unsigned(variables.size());
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              text(name);
              out.unsigned(value);
            });
  }

  private <T> void list(List<T> elements, Consumer<? super T> write) {
    out.unsigned(elements.size());
    elements.forEach(write);
  }

  private void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    out.unsigned(known == null ? texts.size() - 1 : known);
  }

  private void span(Span span) {
    out.signed(span.start() - spanStart);
    out.unsigned(span.length());
    spanStart = span.start();
  }

  private void flag(boolean value) {
    out.write(value ? 1 : 0);
  }
}
