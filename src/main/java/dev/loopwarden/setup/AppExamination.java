package dev.loopwarden.setup;

import dev.loopwarden.hosting.HostException;
import dev.loopwarden.identity.AppIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The doctor's look at the App on GitHub: may it, and is it told. */
final class AppExamination {
  private static final int UNAUTHORISED = 401;
  private static final int MOST_INSTALLATIONS = 20;

  private final AppIdentity identity;
  private final AppRegistration registration;
  private final Surroundings surroundings;
  private final InstantSource clock;

  AppExamination(
      AppIdentity identity,
      AppRegistration registration,
      Surroundings surroundings,
      InstantSource clock) {
    this.identity = identity;
    this.registration = registration;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  void examine(Consumer<Line> lines) {
    AppRegistration.App app;
    try {
      app = registration.app(identity);
    } catch (HostException e) {
      lines.accept(credentials(e));
      return;
    }
    lines.accept(
        app.slug().equals(identity.slug())
            ? Line.ok("credentials", "GitHub knows us as " + app.page())
            : Line.warn(
                "credentials",
                "the App is called %s, not %s".formatted(app.slug(), identity.slug()),
                "set LOOPWARDEN_APP_SLUG to " + app.slug()));
    registered(app, lines);
    asked("installations", lines, () -> installations(app, lines));
    asked("webhook", lines, () -> hook(lines));
    asked("deliveries", lines, () -> deliveries(lines));
  }

  /** One failing question does not keep the others from being asked. */
  private static void asked(String topic, Consumer<Line> lines, Runnable question) {
    try {
      question.run();
    } catch (HostException e) {
      lines.accept(Line.fail(topic, "GitHub did not tell: " + Reasons.of(e), ""));
    }
  }

  private static Line credentials(HostException e) {
    boolean isOurFault =
        e instanceof HostException.Gone
            || e instanceof HostException.Refused refused && refused.status() == UNAUTHORISED;
    return isOurFault
        ? Line.fail(
            "credentials",
            "GitHub does not accept the App's key: " + Reasons.of(e),
            "the clock is wrong, or the key was deleted: generate one on the App's page, and hand"
                + " it over with loopwarden app --private-key FILE (or in the settings, where the"
                + " App stands there); an App that is gone is forgotten with loopwarden app"
                + " --forget")
        : Line.fail("credentials", "GitHub did not tell: " + Reasons.of(e), "try again later");
  }

  private void registered(AppRegistration.App app, Consumer<Line> lines) {
    String settings = "add it in the App's settings, under Permissions & events";
    lines.accept(permissions("permissions", "the App asks for", app.permissions(), settings));
    wanted("permissions", app.permissions(), settings + ", or change the setting", lines);
    List<String> missing = missingEvents(Grant.needed(), app.events());
    lines.accept(
        missing.isEmpty()
            ? Line.ok("events", "subscribed to " + app.events().size())
            : Line.fail("events", "not subscribed to " + String.join(", ", missing), settings));
    for (Grant grant : Grant.optional()) {
      boolean granted = grant.isIn(app.permissions());
      if (!granted && grant.isUsual()) {
        lines.accept(
            Line.warn(
                "permissions",
                "without %s: %s".formatted(named(grant), grant.reason()),
                settings + ", if you want that"));
      } else if (granted && !grant.missingEvents(app.events()).isEmpty()) {
        lines.accept(
            Line.warn(
                "events",
                "not subscribed to " + String.join(", ", grant.missingEvents(app.events())),
                settings));
      }
    }
  }

  /** What the settings need and is not granted; one line for all of it. */
  private void wanted(String topic, Map<String, String> granted, String remedy, Consumer<Line> to) {
    String missing =
        surroundings.wants().stream()
            .filter(want -> !want.isIn(granted))
            .map(Want::toString)
            .collect(Collectors.joining("; "));
    if (!missing.isEmpty()) {
      to.accept(Line.warn(topic, "the settings need " + missing, remedy));
    }
  }

  private static List<String> missingEvents(List<Grant> grants, Collection<String> events) {
    return grants.stream().flatMap(grant -> grant.missingEvents(events).stream()).toList();
  }

  private static Line permissions(
      String topic, String subject, Map<String, String> granted, String remedy) {
    String missing =
        Grant.needed().stream()
            .filter(grant -> !grant.isIn(granted))
            .map(grant -> named(grant) + ", " + grant.reason())
            .collect(Collectors.joining("; "));
    return missing.isEmpty()
        ? Line.ok(topic, subject + " all that is needed")
        : Line.fail(topic, subject + " too little; missing: " + missing, remedy);
  }

  private static String named(Grant grant) {
    return grant.permission() + ": " + grant.level();
  }

  private void installations(AppRegistration.App app, Consumer<Line> lines) {
    List<AppRegistration.Installation> all = registration.installations(identity);
    if (all.isEmpty()) {
      lines.accept(
          Line.warn(
              "installations",
              "no account has the App",
              "install it: " + app.page() + "/installations/new"));
    }
    all.stream().limit(MOST_INSTALLATIONS).forEach(one -> installation(one, app, lines));
    if (all.size() > MOST_INSTALLATIONS) {
      long lacking = all.stream().skip(MOST_INSTALLATIONS).filter(one -> !isFine(one)).count();
      String text = "%d more accounts have the App".formatted(all.size() - MOST_INSTALLATIONS);
      lines.accept(
          lacking == 0
              ? Line.ok("installations", text)
              : Line.warn(
                  "installations",
                  text + "; %d of them granted too little or suspended it".formatted(lacking),
                  "their owners accept the request in their settings, under GitHub Apps"));
    }
  }

  private static boolean isFine(AppRegistration.Installation one) {
    return !one.isSuspended()
        && Grant.needed().stream().allMatch(grant -> grant.isIn(one.permissions()));
  }

  private void installation(
      AppRegistration.Installation one, AppRegistration.App app, Consumer<Line> lines) {
    String topic = "on " + one.account();
    if (one.isSuspended()) {
      lines.accept(Line.warn(topic, "the account suspended the App", "its owner can lift that"));
      return;
    }
    String remedy =
        "an owner of %s accepts the request in the account's settings, under GitHub Apps"
            .formatted(one.account());
    lines.accept(permissions(topic, "the account granted", one.permissions(), remedy));
    if (surroundings.wants().stream().allMatch(want -> want.isIn(app.permissions()))) {
      wanted(topic, one.permissions(), remedy, lines); // nobody can accept what was not asked for
    }
  }

  private void hook(Consumer<Line> lines) {
    AppRegistration.Hook hook = registration.hook(identity);
    String wanted = PublicUrl.webhook(surroundings.publicUrl());
    lines.accept(
        hook.url().equals(wanted)
            ? Line.ok("webhook", "goes to " + wanted)
            : Line.fail(
                "webhook",
                "goes to %s, not to %s".formatted(shown(hook.url()), wanted),
                "change it in the App's settings, or set LOOPWARDEN_PUBLIC_URL"));
    if (!hook.contentType().equals("json")) {
      lines.accept(
          Line.fail(
              "webhook",
              "is sent as %s, and we read JSON only".formatted(hook.contentType()),
              "set the content type to application/json in the App's settings"));
    }
    if (hook.skipsTlsCheck()) {
      lines.accept(
          Line.warn(
              "webhook",
              "is sent without a look at our certificate",
              "enable SSL verification in the App's settings"));
    }
  }

  private static String shown(String url) {
    return url.isEmpty() ? "nowhere" : url;
  }

  private void deliveries(Consumer<Line> lines) {
    Optional<AppRegistration.LastDelivery> last = registration.lastDelivery(identity);
    lines.accept(
        last.map(this::delivery)
            .orElseGet(
                () ->
                    Line.warn(
                        "deliveries",
                        "GitHub sent none in the last days",
                        "if that is no surprise, nothing; else look whether the webhook is active"
                            + " in the App's settings")));
  }

  private Line delivery(AppRegistration.LastDelivery last) {
    Duration age = Duration.between(last.at(), clock.instant());
    String what = "the last one (%s, %s ago)".formatted(last.event(), Ages.of(age));
    if (last.status() >= 200 && last.status() < 300) {
      return Line.ok("deliveries", what + " was answered with " + last.status());
    }
    if (last.status() == UNAUTHORISED) {
      return Line.fail(
          "deliveries",
          what + " had a signature that we do not know",
          "GitHub signs with another secret than ours: run loopwarden rotate-secret");
    }
    return Line.fail(
        "deliveries",
        last.status() == 0 ? what + " found nobody" : what + " was answered with " + last.status(),
        "look whether the world reaches " + PublicUrl.webhook(surroundings.publicUrl()));
  }
}
