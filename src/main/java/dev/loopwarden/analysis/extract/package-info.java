/** Turns a module's tree and semantics into its facts. Imported by engine. */
@NullMarked
package dev.loopwarden.analysis.extract;

import org.jspecify.annotations.NullMarked;
