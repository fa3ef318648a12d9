/** Settings of a project: strict reading, with a line and a column for every mistake. */
@NullMarked
package dev.loopwarden.policy;

import org.jspecify.annotations.NullMarked;
