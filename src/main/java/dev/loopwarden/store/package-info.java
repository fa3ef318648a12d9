/**
 * All SQL: keeps what the other features declare ports for, on SQLite or PostgreSQL with the same
 * statements. The service and the command line may import it.
 */
@NullMarked
package dev.loopwarden.store;

import org.jspecify.annotations.NullMarked;
