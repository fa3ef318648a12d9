/**
 * All that other files may need to know of one file, as plain data with a binary form. Imported by
 * semantics, extract, project, rule and engine.
 */
@NullMarked
package dev.loopwarden.analysis.facts;

import org.jspecify.annotations.NullMarked;
