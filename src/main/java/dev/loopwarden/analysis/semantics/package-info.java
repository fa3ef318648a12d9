/**
 * What the names of one module mean: scopes, imports and symbolic values. Imported by extract, rule
 * and the rules; it imports facts, because values are part of them.
 */
@NullMarked
package dev.loopwarden.analysis.semantics;

import org.jspecify.annotations.NullMarked;
