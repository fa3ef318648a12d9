/**
 * Getting the App ready and keeping it so: GitHub's manifest flow, the doctor, the rotation of
 * secrets; declares the port of what GitHub knows about the App. The pages, the command line and
 * the adapters may import it.
 */
@NullMarked
package dev.loopwarden.setup;

import org.jspecify.annotations.NullMarked;
