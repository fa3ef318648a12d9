/** Text and positions: files, lines, spans and edits. Everybody may import it. */
@NullMarked
package dev.loopwarden.analysis.source;

import org.jspecify.annotations.NullMarked;
