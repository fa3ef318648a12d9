/** Writes what was found: for people, for programs, for GitHub. Imported by the commands. */
@NullMarked
package dev.loopwarden.report;

import org.jspecify.annotations.NullMarked;
