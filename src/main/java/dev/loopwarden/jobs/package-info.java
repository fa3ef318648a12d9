/**
 * The queue: one job per subject, newest state wins, nothing is lost; declares the port through
 * which it keeps its state. Ingest, store and the service may import it.
 */
@NullMarked
package dev.loopwarden.jobs;

import org.jspecify.annotations.NullMarked;
