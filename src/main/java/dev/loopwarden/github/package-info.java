/**
 * GitHub behind the ports of the other features: authentication as an App, one careful HTTP
 * connection, limits and pacing, the REST API through hub4j, and a small GraphQL client. Only the
 * wiring of the service may import it.
 */
@NullMarked
package dev.loopwarden.github;

import org.jspecify.annotations.NullMarked;
