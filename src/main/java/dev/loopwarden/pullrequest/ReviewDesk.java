package dev.loopwarden.pullrequest;

import dev.loopwarden.handbook.Links;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.pullrequest.CheckConclusion.Result;
import dev.loopwarden.report.Markdown;
import dev.loopwarden.report.RuleBook;
import java.net.URI;
import java.time.InstantSource;

/** What all runs share. */
record ReviewDesk(
    ReviewPorts ports,
    RuleBook rules,
    Preferences preferences,
    InstantSource clock,
    ReviewListener listener) {
  private static final int MOST_DESCRIPTION = 140;
  private static final int MOST_ADDRESS = 500;

  /** The host's address for people. */
  URI web() {
    return ports
        .identities()
        .current()
        .map(AppIdentity::host)
        .orElse(AppIdentity.Host.github())
        .web();
  }

  /** The repository may keep pages of its own; their address must not break out of a link. */
  RuleBook rules(Policy policy) {
    String pages = policy.settings().resources().pages();
    if (pages == null || pages.length() > MOST_ADDRESS) {
      return rules;
    }
    return new RuleBook(rules.rules(), rules.handbook(), new Links(Markdown.address(pages)));
  }

  Check check(HostedRepository repository, PullRequestRef pullRequest) {
    return new Check(this, repository, pullRequest);
  }

  /** Says the same as the check run, where people asked for it and the App may. */
  void setStatus(HostedRepository repository, String sha, CheckConclusion conclusion) {
    String context = preferences.statusContext();
    if (context == null) {
      return;
    }
    CommitStatus.State state =
        conclusion.result() == Result.FAILURE
            ? CommitStatus.State.FAILURE
            : CommitStatus.State.SUCCESS;
    String description = Markdown.shortened(conclusion.title(), MOST_DESCRIPTION);
    try {
      repository.setStatus(sha, new CommitStatus(state, description, context));
    } catch (HostException.Gone | HostException.Refused _) {
      // The check run says it; the permission for statuses is optional.
    }
  }
}
