package dev.loopwarden.standin;

import java.time.Instant;

/**
 * A review as it was submitted.
 *
 * @param state GitHub's word: COMMENTED, APPROVED, CHANGES_REQUESTED, PENDING
 */
record Review(
    long id, Account author, String body, String state, String commitId, Instant submittedAt) {}
