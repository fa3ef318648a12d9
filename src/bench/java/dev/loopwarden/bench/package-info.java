/** Micro-benchmarks of the engine: see {@code src/bench/run}; nobody imports it. */
@NullMarked
package dev.loopwarden.bench;

import org.jspecify.annotations.NullMarked;
