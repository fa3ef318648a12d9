/**
 * A GitHub of our own over real git repositories, for the demo and the tests: the endpoints that
 * the service uses, as strict as GitHub's. Only the command line imports it.
 */
@NullMarked
package dev.loopwarden.standin;

import org.jspecify.annotations.NullMarked;
