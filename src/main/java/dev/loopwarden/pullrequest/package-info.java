/**
 * The review of one pull request: read, analyse, reconcile what is posted with what should be,
 * conclude the check; declares the ports through which it sees its host and its own memory. The
 * readers and keepers behind these ports, ingest and the service may import it.
 */
@NullMarked
package dev.loopwarden.pullrequest;

import org.jspecify.annotations.NullMarked;
