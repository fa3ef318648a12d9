/** The commands: what a user types, what comes back, and how it ends. Only Main imports it. */
@NullMarked
package dev.loopwarden.cli;

import org.jspecify.annotations.NullMarked;
