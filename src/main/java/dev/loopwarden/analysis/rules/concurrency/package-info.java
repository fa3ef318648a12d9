/** Rules on races between coroutines. Imported by the catalogue only. */
@NullMarked
package dev.loopwarden.analysis.rules.concurrency;

import org.jspecify.annotations.NullMarked;
