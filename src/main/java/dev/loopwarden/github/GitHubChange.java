package dev.loopwarden.github;

import dev.loopwarden.pullrequest.HostedChange;
import dev.loopwarden.review.ChangedFile;
import java.util.List;

/** A change that has been listed; contents follow when they are read. */
record GitHubChange(
    String mergeBase,
    String baseTip,
    Side base,
    Side head,
    List<ChangedFile> files,
    int changedFiles,
    List<String> unread,
    List<String> omissions)
    implements HostedChange {

  GitHubChange {
    files = List.copyOf(files);
    unread = List.copyOf(unread);
    omissions = List.copyOf(omissions);
  }
}
