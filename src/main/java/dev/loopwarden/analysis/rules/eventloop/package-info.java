/** Rules on event loop conflicts. Imported by the catalogue only. */
@NullMarked
package dev.loopwarden.analysis.rules.eventloop;

import org.jspecify.annotations.NullMarked;
