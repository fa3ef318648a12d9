package dev.loopwarden.pullrequest;

import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about reviews.
 *
 * @param checkName the name of the check run
 * @param statusContext the name of a commit status to set as well; null for none
 * @param resolvesThreads whether threads that are dealt with but were answered get resolved; the
 *     App needs to be allowed to write contents for that
 * @param threads number of threads of one analysis
 * @param version the program's version: another one reviews again
 */
public record Preferences(
    String checkName,
    @Nullable String statusContext,
    boolean resolvesThreads,
    int threads,
    String version) {}
