/**
 * Webhook deliveries: verified, understood, written down with the work they ask for, and answered;
 * declares the ports of the ledger and of GitHub's own list of deliveries.
 */
@NullMarked
package dev.loopwarden.ingest;

import org.jspecify.annotations.NullMarked;
