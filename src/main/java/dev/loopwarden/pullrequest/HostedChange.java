package dev.loopwarden.pullrequest;

import dev.loopwarden.review.Change;
import java.util.List;

/**
 * What a pull request changes. Its trees may be read by many threads; contents are fetched when
 * they are first needed, many at a time. A {@link dev.loopwarden.diff.FileDiff#shown} holds exactly
 * the lines that the host lets carry a comment; none where it sent no patch.
 */
public interface HostedChange extends Change {

  /** The commit both sides come from. */
  String mergeBase();

  /** The newest commit of the branch that it will be merged into: its settings count. */
  String baseTip();

  /** Files that the host lists as changed, Python or not. */
  int changedFiles();

  /** Changed Python files at the head that cannot be read, such as those that are too large. */
  List<String> unread();

  /** What the host did not show, or what was left out, one sentence each, for the summary. */
  List<String> omissions();
}
