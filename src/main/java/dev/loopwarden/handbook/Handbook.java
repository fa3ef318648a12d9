package dev.loopwarden.handbook;

import dev.loopwarden.analysis.rule.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up rules' pages on the class path. */
public final class Handbook {
  private final String root;

  private Handbook(String root) {
    this.root = root;
  }

  /** The pages that come with the program. */
  public static Handbook bundled() {
    return new Handbook("/rules");
  }

  /** Pages under another folder of the class path, such as {@code /rules}. */
  static Handbook under(String root) {
    return new Handbook(root);
  }

  /** The rule's page; empty when it has none. */
  public Optional<Page> page(RuleInfo rule) {
    String folder = root + "/" + rule.category().folder() + "/" + rule.id() + "/";
    String page = read(folder + "rule.md");
    if (page == null) {
      return Optional.empty();
    }
    return Optional.of(PageParser.parse(rule, page, name -> read(folder + name)));
  }

  /** The rule's example after its fix; empty when there is none. */
  public Optional<String> fixedExample(RuleInfo rule) {
    String folder = root + "/" + rule.category().folder() + "/" + rule.id() + "/";
    return Optional.ofNullable(read(folder + "fixed.py")).map(PageParser::withoutMarkers);
  }

  private static @Nullable String read(String resource) {
    try (InputStream in = Handbook.class.getResourceAsStream(resource)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
