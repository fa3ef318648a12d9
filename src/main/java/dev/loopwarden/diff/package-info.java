/**
 * Which lines of a file a change touches and which can carry a comment; everybody may import it.
 */
@NullMarked
package dev.loopwarden.diff;

import org.jspecify.annotations.NullMarked;
