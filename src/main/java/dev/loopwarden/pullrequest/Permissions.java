package dev.loopwarden.pullrequest;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.pullrequest.HostedRepository.Access;
import java.util.HashMap;
import java.util.Map;

/** Who may decide in a repository; each person is looked up once in a run. Not thread-safe. */
final class Permissions {
  private final HostedRepository repository;
  private final Map<String, Access> known = new HashMap<>();

  Permissions(HostedRepository repository) {
    this.repository = repository;
  }

  /** When the host does not know the person, or does not tell, the answer is no. */
  boolean mayDecide(String login) {
    Access granted = known.computeIfAbsent(login, this::ask);
    return granted == Access.WRITE || granted == Access.ADMIN;
  }

  private Access ask(String login) {
    try {
      return login.isEmpty() ? Access.NONE : repository.access(login);
    } catch (HostException.Gone | HostException.Refused _) {
      return Access.NONE;
    }
  }
}
