/** What the analysis says: rules' identities, findings, fixes and call chains. */
@NullMarked
package dev.loopwarden.analysis.finding;

import org.jspecify.annotations.NullMarked;
