/** Rules on blocking operations in coroutines. Imported by the catalogue only. */
@NullMarked
package dev.loopwarden.analysis.rules.blocking;

import org.jspecify.annotations.NullMarked;
