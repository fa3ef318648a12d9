package dev.loopwarden.cli;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.finding.Finding;
import dev.loopwarden.analysis.finding.Fix;
import dev.loopwarden.analysis.source.TextEdit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Applies fixes in memory, and analyses again, until nothing changes any more. */
final class Fixer {
  private static final int MAX_ROUNDS = 10;

  private final Function<SourceTree, Analysis> analyzer;
  private final Predicate<String> asked;
  private final boolean unsafe;
  private final Map<String, FixedFile> files = new TreeMap<>();
  private final Set<String> refused = new TreeSet<>();

  /**
   * A fixer of one project.
   *
   * @param analyzer analyses a state of the project
   * @param asked which of its paths may be changed
   * @param unsafe whether fixes that need a look are applied
   */
  Fixer(Function<SourceTree, Analysis> analyzer, Predicate<String> asked, boolean unsafe) {
    this.analyzer = analyzer;
    this.asked = asked;
    this.unsafe = unsafe;
  }

  /**
   * What came of it.
   *
   * @param files the changed files by path
   * @param refused why files that have a fix stay as they are
   * @param analysis of the last state
   */
  record Outcome(Map<String, FixedFile> files, Set<String> refused, Analysis analysis) {}

  Outcome fix(SourceTree tree) throws IOException {
    Analysis analysis = analyzer.apply(tree);
    for (int round = 0; round < MAX_ROUNDS && applyAll(tree, analysis); round++) {
      analysis = analyzer.apply(new Overlay(tree, files));
    }
    return new Outcome(files, refused, analysis);
  }

  /** Applies what fits together; the rest waits for the next round. */
  private boolean applyAll(SourceTree tree, Analysis analysis) throws IOException {
    Map<String, List<Fix>> chosen = new TreeMap<>();
    Map<String, Set<TextEdit>> taken = new HashMap<>();
    for (Finding finding : analysis.findings()) {
      Optional<Fix> fix = asked.test(finding.path()) ? analysis.fix(finding) : Optional.empty();
      if (fix.isEmpty() || !isWelcome(fix.get())) {
        continue;
      }
      Set<TextEdit> edits = taken.computeIfAbsent(fix.get().path(), _ -> new HashSet<>());
      if (fits(fix.get(), edits)) {
        edits.addAll(fix.get().edits());
        chosen.computeIfAbsent(fix.get().path(), _ -> new ArrayList<>()).add(fix.get());
      }
    }
    boolean changed = false;
    for (Map.Entry<String, List<Fix>> entry : chosen.entrySet()) {
      String path = entry.getKey();
      changed |= apply(tree, analysis, path, entry.getValue(), taken.getOrDefault(path, Set.of()));
    }
    return changed;
  }

  private boolean isWelcome(Fix fix) {
    return (unsafe || fix.safety() == Fix.Safety.SAFE) && asked.test(fix.path());
  }

  /** Two fixes may share an edit, such as the same import, and must not touch otherwise. */
  private static boolean fits(Fix fix, Set<TextEdit> taken) {
    return fix.edits().stream()
        .allMatch(
            edit ->
                taken.contains(edit)
                    || taken.stream()
                        .noneMatch(
                            other ->
                                edit.span().start() <= other.span().end()
                                    && other.span().start() <= edit.span().end()));
  }

  private boolean apply(
      SourceTree tree, Analysis analysis, String path, List<Fix> fixes, Set<TextEdit> edits)
      throws IOException {
    FixedFile file = files.get(path);
    if (file == null) {
      SourceTree.Entry entry =
          tree.files().stream().filter(e -> e.path().equals(path)).findFirst().orElseThrow();
      file = FixedFile.of(path, tree.read(entry));
    }
    Optional<FixedFile> next =
        file.apply(analysis.source(path).text(), List.copyOf(edits), fixes.size());
    if (next.isEmpty()) {
      refused.add(path + " is not changed: its text cannot be written back as it was");
      return false;
    }
    files.put(path, next.get());
    return true;
  }

  /** A tree with some files changed. */
  private record Overlay(SourceTree tree, Map<String, FixedFile> changed) implements SourceTree {
    @Override
    public List<Entry> files() {
      return tree.files().stream()
          .map(
              entry -> {
                FixedFile file = changed.get(entry.path());
                return file == null
                    ? entry
                    : new Entry(entry.path(), null, file.afterBytes().length);
              })
          .toList();
    }

    @Override
    public byte[] read(Entry file) throws IOException {
      FixedFile fixed = changed.get(file.path());
      return fixed == null ? tree.read(file) : fixed.afterBytes();
    }
  }
}
