package dev.loopwarden.pullrequest;

/**
 * A check run that begins.
 *
 * @param name what people require in branch protections
 * @param headSha the commit it is about
 * @param externalId ours: names the subject
 */
public record CheckStart(String name, String headSha, String externalId) {}
