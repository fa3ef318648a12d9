/**
 * Local repositories and folders, read through the git program; implements the ports of {@code
 * review}. Only {@code cli} may import it.
 */
@NullMarked
package dev.loopwarden.git;

import org.jspecify.annotations.NullMarked;
