package dev.loopwarden.analysis.rule;

import dev.loopwarden.analysis.project.ProjectFile;

/** A rule that needs to know callers or callees in other files. */
public non-sealed interface ProjectRule extends Rule {

  /** Reports the defects of one file. */
  void check(ProjectFile file, ProjectContext context);
}
