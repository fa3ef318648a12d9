package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.facts.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of the project: its facts under its path. Two of them are equal only if they are one. */
public final class ProjectFile {
  private final String path;
  private final List<ProjectFunction> functions = new ArrayList<>();
  private final List<ProjectClass> classes = new ArrayList<>();
  private FileFacts facts;
  private @Nullable Meaning[] meanings;
  private List<List<Integer>> sitesByFunction;

  /** A file with these facts. */
  public ProjectFile(String path, FileFacts facts) {
    this.path = path;
    this.facts = facts;
    this.meanings = new Meaning[facts.values().size()];
    this.sitesByFunction = sitesByFunction(facts);
    for (int i = 0; i < facts.functions().size(); i++) {
      functions.add(new ProjectFunction(this, i));
    }
    for (int i = 0; i < facts.classes().size(); i++) {
      classes.add(new ProjectClass(this, i));
    }
  }

  private static List<List<Integer>> sitesByFunction(FileFacts facts) {
    List<List<Integer>> sites = new ArrayList<>(facts.functions().size());
    facts.functions().forEach(_ -> sites.add(new ArrayList<>(4)));
    for (int i = 0; i < facts.sites().size(); i++) {
      sites.get(facts.sites().get(i).function()).add(i);
    }
    return sites;
  }

  /**
   * Takes other facts with as many functions and classes, and gives back what undoes it: the file
   * is what others refer to, so it stays the same one.
   */
  Runnable swap(FileFacts other) {
    FileFacts oldFacts = facts;
    @Nullable Meaning[] oldMeanings = meanings;
    List<List<Integer>> oldSites = sitesByFunction;
    facts = other;
    meanings = new Meaning[other.values().size()];
    sitesByFunction = sitesByFunction(other);
    return () -> {
      facts = oldFacts;
      meanings = oldMeanings;
      sitesByFunction = oldSites;
    };
  }

  /** Its path, relative to the root. */
  public String path() {
    return path;
  }

  /** What is known of it. */
  public FileFacts facts() {
    return facts;
  }

  /** Its functions; the first is the module's own code. */
  public List<ProjectFunction> functions() {
    return functions;
  }

  /** Its classes. */
  public List<ProjectClass> classes() {
    return classes;
  }

  /** Its functions' number {@code index}. */
  public ProjectFunction function(int index) {
    return functions.get(index);
  }

  /** A site of this file. */
  public Site site(int index) {
    return facts.sites().get(index);
  }

  /** The indices of the sites in a function's own code. */
  public List<Integer> sitesOf(int function) {
    return sitesByFunction.get(function);
  }

  /** Whether it is a notebook. */
  public boolean isNotebook() {
    return path.endsWith(".ipynb");
  }

  @Nullable Meaning remembered(int value) {
    return meanings[value];
  }

  void remember(int value, Meaning meaning) {
    meanings[value] = meaning;
  }

  @Override
  public String toString() {
    return path;
  }
}
