/**
 * The linked project: module index, meanings of values, call graph, propagated effects. Imported by
 * rule, the rules and engine.
 */
@NullMarked
package dev.loopwarden.analysis.project;

import org.jspecify.annotations.NullMarked;
