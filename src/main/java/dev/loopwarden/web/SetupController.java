package dev.loopwarden.web;

import dev.loopwarden.setup.Grant;
import dev.loopwarden.setup.Hosts;
import dev.loopwarden.setup.PublicUrl;
import dev.loopwarden.setup.Setup;
import dev.loopwarden.setup.SetupException;
import dev.loopwarden.setup.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The setup's pages: show the token, say who is to own the App, go to GitHub, come back. Looking at
 * a page changes nothing, so that a preview of its address uses nothing up.
 */
@Controller
final class SetupController {
  private static final String COOKIE = "loopwarden-setup";

  private final Setup setup;
  private final WebSettings settings;

  SetupController(Setup setup, WebSettings settings) {
    this.setup = setup;
    this.settings = settings;
  }

  /** What the form about the App holds. */
  record AppForm(
      String owner, String organisation, String host, String audience, List<String> extra) {
    AppForm {
      extra = extra == null ? List.of() : List.copyOf(extra);
    }
  }

  @ModelAttribute
  void keepToOurselves(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
  }

  @GetMapping("/setup")
  String start(
      @RequestParam(defaultValue = "") String token,
      @CookieValue(name = COOKIE, defaultValue = "") String visitor,
      Model model,
      HttpServletResponse response) {
    if (!setup.isOpen()) {
      return closed(response);
    }
    if (setup.knows(visitor)) {
      return form(visitor, model);
    }
    model.addAttribute("token", token);
    return "setup/token";
  }

  @PostMapping("/setup")
  Object begin(@RequestParam String token, Model model, HttpServletResponse response) {
    if (!setup.isOpen()) {
      return closed(response);
    }
    Optional<String> visitor = setup.begin(token.strip());
    if (visitor.isEmpty()) {
      response.setStatus(HttpStatus.FORBIDDEN.value());
      model.addAttribute("token", "");
      model.addAttribute(
          "problem",
          "This token is not known: each works once, and for a day. A restart of the service prints"
              + " a new one.");
      return "setup/token";
    }
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, visitor.get())
            .path("/setup")
            .httpOnly(true)
            .sameSite("Lax") // GitHub sends the person back by a link, which Strict would not carry
            .secure(settings.isEncrypted())
            .maxAge(Setup.VISIT_LIFE)
            .build()
            .toString());
    RedirectView next = new RedirectView("/setup");
    next.setStatusCode(HttpStatus.SEE_OTHER);
    return next;
  }

  @PostMapping("/setup/app")
  String draft(
      @ModelAttribute AppForm form,
      @RequestParam(defaultValue = "") String proof,
      @CookieValue(name = COOKIE, defaultValue = "") String visitor,
      Model model,
      HttpServletResponse response) {
    if (!setup.isOpen()) {
      return closed(response);
    }
    if (!setup.knows(visitor) || !setup.isFrom(visitor, proof)) {
      return problem("This form is not one of yours, or its hour is over.", model, response);
    }
    Setup.Draft draft = setup.draft(visitor, wish(form), settings.publicUrl());
    response.setHeader(
        SecurityHeaders.POLICY,
        SecurityHeaders.policyWithFormsTo(draft.wish().host().web().toString()));
    model.addAttribute("draft", draft);
    model.addAttribute("grants", List.copyOf(draft.wish().grants()));
    model.addAttribute("webhook", PublicUrl.webhook(settings.publicUrl()));
    return "setup/review";
  }

  private Wish wish(AppForm form) {
    boolean isOrganisation = "organisation".equals(form.owner());
    if (isOrganisation && form.organisation().isBlank()) {
      throw new SetupException("Which organisation is to own the App?");
    }
    Set<Grant> extras = EnumSet.noneOf(Grant.class);
    form.extra().forEach(name -> Grant.find(name).ifPresent(extras::add));
    return new Wish(
        Hosts.parse(form.host(), settings.github()),
        isOrganisation ? form.organisation().strip() : "",
        "everybody".equals(form.audience()),
        extras);
  }

  @GetMapping(Setup.CALLBACK)
  Object finish(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      @CookieValue(name = COOKIE, defaultValue = "") String visitor,
      HttpServletResponse response) {
    if (!setup.isOpen()) {
      return closed(response);
    }
    URI install = setup.finish(visitor, code, state);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, "").path("/setup").maxAge(0).build().toString());
    RedirectView next = new RedirectView(install.toString());
    next.setStatusCode(HttpStatus.SEE_OTHER);
    return next;
  }

  @ExceptionHandler(SetupException.class)
  String problem(SetupException e, Model model, HttpServletResponse response) {
    keepToOurselves(response);
    return problem(String.valueOf(e.getMessage()), model, response);
  }

  private static String problem(String text, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("problem", text);
    return "setup/problem";
  }

  private static String closed(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "setup/closed";
  }

  private String form(String visitor, Model model) {
    model.addAttribute("proof", setup.formToken(visitor));
    model.addAttribute("host", shownHost());
    model.addAttribute("extras", Grant.optional());
    PublicUrl.complaint(settings.publicUrl())
        .ifPresent(text -> model.addAttribute("warning", text));
    return "setup/app";
  }

  private String shownHost() {
    URI web = settings.github().web();
    return "https".equals(web.getScheme()) && web.getPort() < 0 ? web.getHost() : web.toString();
  }
}
