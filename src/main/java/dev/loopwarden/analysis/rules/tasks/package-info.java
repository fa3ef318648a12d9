/** Rules on the life of tasks and coroutines. Imported by the catalogue only. */
@NullMarked
package dev.loopwarden.analysis.rules.tasks;

import org.jspecify.annotations.NullMarked;
