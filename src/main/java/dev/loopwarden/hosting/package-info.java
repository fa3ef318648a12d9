/**
 * Names of what lives on a code host, and how a call to one can fail; the features of the service
 * may import it.
 */
@NullMarked
package dev.loopwarden.hosting;

import org.jspecify.annotations.NullMarked;
