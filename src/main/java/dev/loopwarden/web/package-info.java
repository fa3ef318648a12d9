/**
 * The service's pages: the rules' handbook, the setup, and errors that tell nothing. Only the
 * application may import it.
 */
@NullMarked
package dev.loopwarden.web;

import org.jspecify.annotations.NullMarked;
