/** Runs the analysis: parse, extract, link, run rules, suppress, verify fixes. */
@NullMarked
package dev.loopwarden.analysis.engine;

import org.jspecify.annotations.NullMarked;
