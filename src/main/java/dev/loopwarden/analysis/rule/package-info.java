/** What a rule is and what it may ask. Imported by the rules and by engine. */
@NullMarked
package dev.loopwarden.analysis.rule;

import org.jspecify.annotations.NullMarked;
