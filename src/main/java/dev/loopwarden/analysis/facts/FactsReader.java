package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.facts.FunctionFact.Parameter;
import dev.loopwarden.analysis.facts.FunctionFact.Suspension;
import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.finding.Severity;
import dev.loopwarden.analysis.source.Span;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Reads what {@link FactsWriter} wrote; indices are held against the tables they point into. */
final class FactsReader {
  private final Value.Kind[] valueKinds = Value.Kind.values();
  private final FunctionFact.Kind[] functionKinds = FunctionFact.Kind.values();
  private final Suspension.Kind[] suspensionKinds = Suspension.Kind.values();
  private final RaceFact.Kind[] raceKinds = RaceFact.Kind.values();
  private final CatchFact.Kind[] catchKinds = CatchFact.Kind.values();
  private final CatchFact.After[] afters = CatchFact.After.values();
  private final Severity[] severities = Severity.values();

  private final ByteReader in;
  private final String[] texts;
  private final int functionCount;
  private final int classCount;
  private int valueCount;

  FactsReader(ByteReader in) {
    this.in = in;
    texts = new String[in.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.text();
    }
    functionCount = in.count();
    classCount = in.count();
  }

  FileFacts read() {
    ValueTable values = values();
    FunctionFact[] functions = new FunctionFact[functionCount];
    for (int i = 0; i < functionCount; i++) {
      functions[i] = function(i);
    }
    ClassFact[] classes = new ClassFact[classCount];
    for (int i = 0; i < classCount; i++) {
      classes[i] = classFact();
    }
    FileFacts facts =
        new FileFacts(
            values,
            List.of(functions),
            List.of(classes),
            variables(),
            texts(),
            texts(),
            sites(),
            list(RaceFact[]::new, () -> race(functions)),
            list(CatchFact[]::new, () -> catchFact(functions)),
            list(HoldFact[]::new, () -> hold(functions)),
            list(IgnoreFact[]::new, this::ignore),
            list(Finding[]::new, this::finding),
            list(Span[]::new, in::span),
            in.flag());
    in.expectEnd();
    return facts;
  }

  private ValueTable values() {
    valueCount = in.count() + 1;
    Value[] values = new Value[valueCount];
    values[ValueTable.UNKNOWN] = new Value(Value.Kind.UNKNOWN, -1, "");
    for (int i = 1; i < valueCount; i++) {
      Value.Kind kind = valueKinds[in.index(valueKinds.length)];
      int base =
          switch (kind) {
            case FUNCTION -> in.optionalIndex(functionCount);
            case CLASS, SELF, CLS, SUPER -> in.optionalIndex(classCount);
            default -> earlier(i);
          };
      values[i] = new Value(kind, base, text());
    }
    return new ValueTable(values);
  }

  /** An index below this one, written as the distance; -1 for none. */
  private int earlier(int index) {
    int distance = in.index(index + 1);
    return distance == 0 ? -1 : index - distance;
  }

  private FunctionFact function(int index) {
    return new FunctionFact(
        in.optionalIndex(index),
        in.optionalIndex(classCount),
        functionKinds[in.index(functionKinds.length)],
        text(),
        text(),
        in.flag(),
        in.flag(),
        in.flag(),
        in.span(),
        indices(valueCount),
        value(),
        value(),
        list(Parameter[]::new, () -> new Parameter(text(), value())),
        list(Suspension[]::new, this::suspension));
  }

  private Suspension suspension() {
    return new Suspension(suspensionKinds[in.index(suspensionKinds.length)], value(), in.span());
  }

  private ClassFact classFact() {
    return new ClassFact(
        in.index(functionCount),
        text(),
        text(),
        in.span(),
        indices(valueCount),
        indices(valueCount),
        variables());
  }

  private List<Site> sites() {
    Site[] sites = new Site[in.count()];
    for (int i = 0; i < sites.length; i++) {
      sites[i] = site(i, sites.length);
    }
    return List.of(sites);
  }

  private Site site(int index, int count) {
    int function = in.index(functionCount);
    Span span = in.span();
    int calleeEnd = in.optionalIndex(Integer.MAX_VALUE - span.start() - 1);
    int callee = value();
    int value = value();
    int uses = in.unsigned();
    int flags = in.unsigned();
    int distance = in.signed();
    int outer = distance == 0 ? -1 : index - distance;
    if (outer < -1 || outer >= count) {
      throw ByteReader.corrupt("an index is out of range");
    }
    return new Site(
        function,
        span,
        calleeEnd < 0 ? -1 : span.start() + calleeEnd,
        callee,
        value,
        uses,
        (flags & 1) == 1,
        outer,
        in.optionalIndex(Integer.MAX_VALUE - 1),
        flags >>> 1,
        list(Site.Argument[]::new, () -> new Site.Argument(text(), value())));
  }

  private RaceFact race(FunctionFact[] functions) {
    RaceFact.Kind kind = raceKinds[in.index(raceKinds.length)];
    int function = in.index(functionCount);
    return new RaceFact(
        kind,
        function,
        text(),
        in.index(classCount - RaceFact.ELSEWHERE) + RaceFact.ELSEWHERE,
        text(),
        in.span(),
        in.span(),
        value(),
        indices(functions[function].suspensions().size()),
        indices(valueCount));
  }

  private CatchFact catchFact(FunctionFact[] functions) {
    CatchFact.Kind kind = catchKinds[in.index(catchKinds.length)];
    int function = in.index(functionCount);
    return new CatchFact(
        kind,
        function,
        in.span(),
        indices(valueCount),
        indices(valueCount),
        indices(functions[function].suspensions().size()),
        afters[in.index(afters.length)]);
  }

  private HoldFact hold(FunctionFact[] functions) {
    int function = in.index(functionCount);
    return new HoldFact(
        function, value(), in.span(), indices(functions[function].suspensions().size()));
  }

  private IgnoreFact ignore() {
    return new IgnoreFact(in.span(), in.span(), texts(), texts(), in.flag());
  }

  private Finding finding() {
    return new Finding(
        ruleId(),
        severities[in.index(severities.length)],
        text(),
        in.span(),
        text(),
        text(),
        list(ChainStep[]::new, this::step),
        list(ChainStep[]::new, this::step),
        text());
  }

  private RuleId ruleId() {
    String id = text();
    try {
      return new RuleId(id);
    } catch (IllegalArgumentException e) {
      throw ByteReader.corrupt("it holds no rule id: " + id);
    }
  }

  private ChainStep step() {
    return new ChainStep(text(), in.span(), text());
  }

  /** Names in ascending order, so that none comes twice. */
  private Map<String, Integer> variables() {
    int count = in.count();
    if (count == 0) {
      return Map.of();
    }
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
    Map.Entry<String, Integer>[] entries = new Map.Entry[count];
    for (int i = 0; i < count; i++) {
      entries[i] = Map.entry(text(), value());
      if (i > 0 && entries[i - 1].getKey().compareTo(entries[i].getKey()) >= 0) {
        throw ByteReader.corrupt("names are out of order");
      }
    }
    return Map.ofEntries(entries);
  }

  private int value() {
    return in.index(valueCount);
  }

  private String text() {
    return texts[in.index(texts.length)];
  }

  private List<String> texts() {
    return list(String[]::new, this::text);
  }

  private List<Integer> indices(int size) {
    return list(Integer[]::new, () -> in.index(size));
  }

  private <T> List<T> list(IntFunction<T[]> array, Supplier<T> read) {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    T[] elements = array.apply(count);
    for (int i = 0; i < count; i++) {
      elements[i] = read.get();
    }
    return List.of(elements);
  }
}
