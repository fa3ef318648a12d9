/** The catalogue of all rules. Imported by whoever builds an analyzer. */
@NullMarked
package dev.loopwarden.analysis.rules;

import org.jspecify.annotations.NullMarked;
