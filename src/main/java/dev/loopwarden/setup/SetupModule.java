package dev.loopwarden.setup;

import org.springframework.context.annotation.Import;

/**
 * The setup, for the application to import. It needs {@link dev.loopwarden.identity.Identities},
 * {@link dev.loopwarden.identity.SealedVault}, {@link AppRegistration}, a clock and a source of
 * randomness; whoever starts the service calls {@link Setup#greeting} when it listens.
 */
@Import(SetupConfiguration.class)
public final class SetupModule {}
