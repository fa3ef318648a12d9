/** The rules' pages: reads them from the class path, for terminals, reports and the web. */
@NullMarked
package dev.loopwarden.handbook;

import org.jspecify.annotations.NullMarked;
