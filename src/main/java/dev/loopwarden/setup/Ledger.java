package dev.loopwarden.setup;

import dev.loopwarden.identity.AppIdentity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may set up, and how far they are. Only hashes of their words are in it.
 *
 * @param invitations tokens that were printed and not used
 * @param visits those who used one
 */
record Ledger(List<Invitation> invitations, List<Visit> visits) {
  private static final int MOST = 20;

  /** A token that was printed. */
  record Invitation(String hash, Instant until) {}

  /**
   * Somebody who showed a token.
   *
   * @param hash of the word in their cookie
   * @param state hash of what GitHub is to bring back; null before they are sent there
   * @param web where they were sent, as the other two
   */
  record Visit(
      String hash,
      Instant until,
      @Nullable String state,
      @Nullable URI web,
      @Nullable URI rest,
      @Nullable URI graphql) {

    static Visit of(String hash, Instant until) {
      return new Visit(hash, until, null, null, null, null);
    }

    Visit sent(String stateHash, AppIdentity.Host host) {
      return new Visit(hash, until, stateHash, host.web(), host.rest(), host.graphql());
    }

    Visit back() {
      return of(hash, until);
    }

    Optional<AppIdentity.Host> host() {
      return web == null || rest == null || graphql == null
          ? Optional.empty()
          : Optional.of(new AppIdentity.Host(web, rest, graphql));
    }
  }

  Ledger {
    invitations = newest(invitations);
    visits = newest(visits);
  }

  static Ledger empty() {
    return new Ledger(List.of(), List.of());
  }

  /** The same without what is over. */
  Ledger at(Instant now) {
    return new Ledger(
        invitations.stream().filter(entry -> now.isBefore(entry.until())).toList(),
        visits.stream().filter(entry -> now.isBefore(entry.until())).toList());
  }

  Ledger invite(Invitation invitation) {
    return new Ledger(added(invitations, invitation), visits);
  }

  Optional<Invitation> invitation(String hash) {
    return invitations.stream().filter(entry -> Secrets.same(entry.hash(), hash)).findFirst();
  }

  Optional<Visit> visit(String hash) {
    return visits.stream().filter(entry -> Secrets.same(entry.hash(), hash)).findFirst();
  }

  /** An invitation becomes a visit. */
  Ledger welcome(Invitation used, Visit visit) {
    return new Ledger(
        invitations.stream().filter(entry -> !entry.equals(used)).toList(), added(visits, visit));
  }

  Ledger with(Visit changed) {
    return new Ledger(
        invitations,
        added(
            visits.stream().filter(entry -> !entry.hash().equals(changed.hash())).toList(),
            changed));
  }

  private static <T> List<T> added(List<T> before, T entry) {
    return Stream.concat(before.stream(), Stream.of(entry)).toList();
  }

  private static <T> List<T> newest(List<T> entries) {
    List<T> all = new ArrayList<>(entries);
    return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }
}
