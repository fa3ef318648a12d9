package dev.loopwarden.web;

import dev.loopwarden.analysis.rule.RuleInfo;
import java.util.List;
import org.springframework.context.annotation.Import;

/**
 * The pages, for the application to import. They need {@link WebSettings}, {@link Rules}, {@link
 * dev.loopwarden.identity.Identities} and {@link dev.loopwarden.setup.Setup}; Spring MVC and
 * Thymeleaf are to be configured by Spring Boot.
 */
@Import(WebConfiguration.class)
public final class WebModule {

  /** The rules there are. */
  public record Rules(List<RuleInfo> all) {
    public Rules {
      all = List.copyOf(all);
    }
  }
}
