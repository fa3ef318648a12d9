/**
 * Who we are to GitHub: the App's number, keys and secrets; declares the port that keeps them. The
 * features of the service may import it.
 */
@NullMarked
package dev.loopwarden.identity;

import org.jspecify.annotations.NullMarked;
