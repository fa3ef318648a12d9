package dev.loopwarden.analysis.extract;

import dev.loopwarden.analysis.facts.Site.Flag;

/**
 * Where the code being visited runs.
 *
 * @param function index of the function it is part of
 * @param flags a set of {@link Flag}
 */
record Surroundings(int function, int flags) {

  Surroundings with(Flag flag) {
    return new Surroundings(function, flags | flag.bit());
  }

  Surroundings withIf(Flag flag, boolean condition) {
    return condition ? with(flag) : this;
  }
}
