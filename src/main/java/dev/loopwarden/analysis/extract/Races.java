package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.RaceFact;
import dev.loopwarden.analysis.semantics.ModuleModel;
import dev.loopwarden.analysis.syntax.Node;
import dev.loopwarden.analysis.syntax.Statement.FunctionDef;
import java.util.ArrayList;
import java.util.List;

/** Finds shared state that coroutines read, and write later depending on what they read. */
final class Races {
  private final ModuleModel model;

  Races(ModuleModel model) {
    this.model = model;
  }

  List<RaceFact> find(Sites sites) {
    List<RaceFact> races = new ArrayList<>();
    for (int i = 0; i < model.functions().size(); i++) {
      Node function = model.functions().get(i);
      if (function instanceof FunctionDef definition && definition.async()) {
        races.addAll(new RaceWalk(model, definition, sites.suspensions(i)).run());
      }
    }
    return races;
  }
}
