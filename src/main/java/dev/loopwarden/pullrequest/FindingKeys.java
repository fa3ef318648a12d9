package dev.loopwarden.pullrequest;

import dev.loopwarden.analysis.finding.ChainStep;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.RuleId;
import dev.loopwarden.analysis.source.SourceFile;
import dev.loopwarden.review.Anchor;
import dev.loopwarden.review.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is recognised by in a later push, best first. Line numbers are no part of it, and
 * files go by the name they have at the base.
 *
 * @param rule the rule
 * @param exact rule, file, function, code and cause
 * @param local the same without the function
 * @param rough rule, file, function and cause: the same when the code changed and is no better
 * @param moved rule, the function's own name, code and cause; null outside of functions
 * @param cause rule and the last call of the chain; null unless the comment stands on the chain, so
 *     that a comment stays when another caller speaks for all
 * @param paths the files that had to be read to find it
 */
record FindingKeys(
    RuleId rule,
    String exact,
    String local,
    String rough,
    @Nullable String moved,
    @Nullable String cause,
    List<String> paths) {
  private static final int DIGITS = 16;
  private static final int PATH_DIGITS = 8;
  private static final int MOST_PATHS = 8;

  FindingKeys {
    paths = List.copyOf(paths);
  }

  /**
   * The keys of a finding.
   *
   * @param kind what its comment stands on
   * @param toBase what a file is called at the base
   * @param sources the texts of files
   */
  static FindingKeys of(
      Finding finding,
      Anchor.Kind kind,
      UnaryOperator<String> toBase,
      Function<String, SourceFile> sources) {
    Identity id = Identity.of(finding, sources.apply(finding.path()));
    String rule = finding.rule().value();
    String path = toBase.apply(finding.path());
    String name = id.symbol().substring(id.symbol().lastIndexOf('.') + 1);
    List<String> paths = new ArrayList<>(List.of(path(path)));
    for (ChainStep step : finding.chain()) {
      String other = path(toBase.apply(step.path()));
      if (!paths.contains(other) && paths.size() < MOST_PATHS) {
        paths.add(other);
      }
    }
    return new FindingKeys(
        finding.rule(),
        Hashes.of(DIGITS, rule, path, id.symbol(), id.snippet(), id.sink()),
        Hashes.of(DIGITS, rule, path, id.snippet(), id.sink()),
        Hashes.of(DIGITS, "rough", rule, path, id.symbol(), id.sink()),
        name.isEmpty() ? null : Hashes.of(DIGITS, rule, name, id.snippet(), id.sink()),
        cause(finding, kind, toBase, sources),
        paths);
  }

  private static @Nullable String cause(
      Finding finding,
      Anchor.Kind kind,
      UnaryOperator<String> toBase,
      Function<String, SourceFile> sources) {
    if (kind != Anchor.Kind.CHAIN || finding.chain().isEmpty()) {
      return null;
    }
    ChainStep last = finding.chain().getLast();
    String code = sources.apply(last.path()).text(last.span()).replaceAll("\\s+", " ");
    return Hashes.of(
        DIGITS, finding.rule().value(), toBase.apply(last.path()), code, finding.sink());
  }

  /** How a file is named in keys. */
  static String path(String basePath) {
    return Hashes.of(PATH_DIGITS, basePath);
  }

  /** The finding's name: the exact key with a number among equal ones. */
  String fingerprint(int ordinal) {
    return Hashes.of(2 * DIGITS, exact, String.valueOf(ordinal));
  }
}
