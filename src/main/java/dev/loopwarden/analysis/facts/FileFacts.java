package dev.loopwarden.analysis.facts;

import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.source.Span;
import java.util.List;
import java.util.Map;

/**
 * One file's facts. They do not depend on the file's path, so findings in them have an empty one.
 *
 * @param values what the other facts refer to
 * @param functions the module's own code first, then in the order of the text
 * @param classes in the order of the text
 * @param variables the module's names: imports, definitions and assigned variables; unknown where
 *     assignments differ
 * @param starImports modules whose names are imported with a star, with leading dots
 * @param imports modules that are imported, with leading dots
 * @param sites calls and other uses, in the order of the text
 * @param races shared state that is read and written
 * @param catches what may stop a cancellation
 * @param holds what coroutines hold while they may suspend
 * @param ignores comments that silence findings
 * @param findings what the file alone shows
 * @param errors what did not parse
 * @param asynchronous whether it holds code of an event loop
 */
public record FileFacts(
    ValueTable values,
    List<FunctionFact> functions,
    List<ClassFact> classes,
    Map<String, Integer> variables,
    List<String> starImports,
    List<String> imports,
    List<Site> sites,
    List<RaceFact> races,
    List<CatchFact> catches,
    List<HoldFact> holds,
    List<IgnoreFact> ignores,
    List<Finding> findings,
    List<Span> errors,
    boolean asynchronous) {

  public FileFacts {
    functions = List.copyOf(functions);
    classes = List.copyOf(classes);
    variables = Map.copyOf(variables);
    starImports = List.copyOf(starImports);
    imports = List.copyOf(imports);
    sites = List.copyOf(sites);
    races = List.copyOf(races);
    catches = List.copyOf(catches);
    holds = List.copyOf(holds);
    ignores = List.copyOf(ignores);
    findings = List.copyOf(findings);
    errors = List.copyOf(errors);
  }
}
