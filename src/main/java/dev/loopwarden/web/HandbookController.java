package dev.loopwarden.web;

import dev.loopwarden.identity.AppIdentity;
import dev.loopwarden.identity.Identities;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** The start page, the list of the rules, and a page for each. */
@Controller
final class HandbookController {
  private static final String CACHED = "max-age=600, public";
  private static final String REVALIDATED = "no-cache, public";

  private final RulePages pages;
  private final Identities identities;

  HandbookController(RulePages pages, Identities identities) {
    this.pages = pages;
    this.identities = identities;
  }

  @GetMapping("/")
  String home(Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, REVALIDATED);
    model.addAttribute("groups", pages.groups());
    model.addAttribute("count", pages.count());
    installPage().ifPresent(page -> model.addAttribute("install", page));
    return "home";
  }

  /** Where the App is installed; nothing while there is none, or its record cannot be had. */
  private Optional<String> installPage() {
    Optional<AppIdentity> identity;
    try {
      identity = identities.current();
    } catch (RuntimeException _) { // the pages work while the database is away
      return Optional.empty();
    }
    return identity.map(
        app -> {
          URI web = app.host().web();
          String folder = "github.com".equals(web.getHost()) ? "/apps/" : "/github-apps/";
          return web + folder + app.slug();
        });
  }

  @GetMapping("/rules")
  String list(Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED);
    model.addAttribute("groups", pages.groups());
    model.addAttribute("count", pages.count());
    return "rules";
  }

  /** The address that people type; the page has its category in its address. */
  @GetMapping("/rules/{name}")
  RedirectView named(@PathVariable String name) {
    RedirectView redirect = new RedirectView(find(name).rule().path());
    redirect.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
    return redirect;
  }

  @GetMapping("/rules/{category}/{name}")
  Object page(
      @PathVariable String category,
      @PathVariable String name,
      Model model,
      HttpServletResponse response) {
    RulePages.RulePage page = find(name);
    if (!page.rule().path().equals("/rules/" + category + "/" + name)) {
      return named(name);
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED);
    model.addAttribute("page", page);
    return "rule";
  }

  private RulePages.RulePage find(String name) {
    return pages.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
