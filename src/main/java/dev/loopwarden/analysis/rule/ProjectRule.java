package dev.loopwarden.analysis.rule;

/** A rule that needs to know callers or callees in other files. */
public non-sealed interface ProjectRule extends Rule {}
