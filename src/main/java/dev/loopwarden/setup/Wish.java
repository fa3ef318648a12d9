package dev.loopwarden.setup;

import dev.loopwarden.identity.AppIdentity;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The App that somebody wants.
 *
 * @param host where
 * @param organisation who is to own it; empty for the person's own account
 * @param isPublic whether other accounts may install it
 * @param extras what it may do beyond what it must
 */
public record Wish(
    AppIdentity.Host host, String organisation, boolean isPublic, Set<Grant> extras) {
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9](?:-?[A-Za-z0-9_]){0,99}");

  public Wish {
    if (!organisation.isEmpty() && !ACCOUNT.matcher(organisation).matches()) {
      throw new SetupException(
          "that is no name of an organisation: it has letters, digits and hyphens only, as in the"
              + " address of its page");
    }
    extras = Set.copyOf(extras);
  }

  /** What it may do. */
  public Set<Grant> grants() {
    Set<Grant> all = EnumSet.copyOf(Grant.needed());
    all.addAll(extras);
    return all;
  }

  /** The page of GitHub that takes manifests for the owner. */
  String registrationPage() {
    String web = host.web().toString();
    return organisation.isEmpty()
        ? web + "/settings/apps/new"
        : web + "/organizations/" + organisation + "/settings/apps/new";
  }
}
