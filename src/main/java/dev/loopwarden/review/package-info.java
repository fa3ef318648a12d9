/**
 * One review: what a change introduces, and where each comment goes; declares the ports through
 * which it sees a change. Faces of the program and the readers of changes may import it.
 */
@NullMarked
package dev.loopwarden.review;

import org.jspecify.annotations.NullMarked;
