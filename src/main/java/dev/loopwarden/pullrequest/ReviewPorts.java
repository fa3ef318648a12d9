package dev.loopwarden.pullrequest;

import dev.loopwarden.identity.Identities;

/**
 * What reviews of pull requests need of the world.
 *
 * @param host where the pull requests are
 * @param memory what is remembered between reviews
 * @param facts facts of files that were analysed before
 * @param identities who we are, for markers
 * @param policies what policy holds
 * @param analyzers make the engine
 */
public record ReviewPorts(
    Host host,
    ReviewMemory memory,
    FactsByInstallation facts,
    Identities identities,
    PolicySource policies,
    Analyzers analyzers) {}
