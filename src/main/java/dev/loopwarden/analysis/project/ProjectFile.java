package dev.loopwarden.analysis.project;

import dev.loopwarden.analysis.facts.FileFacts;
import dev.loopwarden.analysis.facts.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of the project: its facts under its path. Two of them are equal only if they are one. */
public final class ProjectFile {
  private final String path;
  private final FileFacts facts;
  private final @Nullable Meaning[] meanings;
  private final List<List<Integer>> sitesByFunction;
  private final List<ProjectFunction> functions = new ArrayList<>();
  private final List<ProjectClass> classes = new ArrayList<>();

  /** A file with these facts. */
  public ProjectFile(String path, FileFacts facts) {
    this.path = path;
    this.facts = facts;
    this.meanings = new Meaning[facts.values().size()];
    this.sitesByFunction = new ArrayList<>(facts.functions().size());
    for (int i = 0; i < facts.functions().size(); i++) {
      functions.add(new ProjectFunction(this, i));
      sitesByFunction.add(new ArrayList<>(4));
    }
    for (int i = 0; i < facts.classes().size(); i++) {
      classes.add(new ProjectClass(this, i));
    }
    for (int i = 0; i < facts.sites().size(); i++) {
      sitesByFunction.get(facts.sites().get(i).function()).add(i);
    }
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
