/** The way in: {@link dev.loopwarden.Main}, and nothing else; nobody imports it. */
@NullMarked
package dev.loopwarden;

import org.jspecify.annotations.NullMarked;
