package dev.loopwarden.ingest;

import org.springframework.context.annotation.Import;

/**
 * The webhook endpoint and the reconciliation, for the application to import. It needs {@link
 * IngestSettings}, {@link DeliveryLedger}, {@link DeliveryArchive}, {@link
 * dev.loopwarden.identity.Identities}, a clock and a registry of meters.
 */
@Import(IngestConfiguration.class)
public final class IngestModule {}
