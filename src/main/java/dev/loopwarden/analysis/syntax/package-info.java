/**
 * The Python syntax tree and its parser, the only place that knows tree-sitter. Imported by
 * semantics, rule and the rules.
 */
@NullMarked
package dev.loopwarden.analysis.syntax;

import org.jspecify.annotations.NullMarked;
