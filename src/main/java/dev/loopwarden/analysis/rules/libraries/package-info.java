/** Rules on the use of async and sync libraries. Imported by the catalogue only. */
@NullMarked
package dev.loopwarden.analysis.rules.libraries;

import org.jspecify.annotations.NullMarked;
