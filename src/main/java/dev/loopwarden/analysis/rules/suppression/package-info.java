/** The rule on ignore comments, which the engine itself applies. Imported by the catalogue only. */
@NullMarked
package dev.loopwarden.analysis.rules.suppression;

import org.jspecify.annotations.NullMarked;
