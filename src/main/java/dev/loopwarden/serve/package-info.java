/**
 * The service as one Spring application: its settings, its wiring, and what operators see of it.
 * Only the command line imports it.
 */
@NullMarked
package dev.loopwarden.serve;

import org.jspecify.annotations.NullMarked;
