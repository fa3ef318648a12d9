package dev.loopwarden.standin;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from reading and writing the user's and the system's git configuration, and from
 * measuring the clock of the file system with files in the repository: it takes seconds for that.
 */
final class JGitSurroundings extends SystemReader.Delegate {

  private static final String CLOCK = "10 milliseconds";

  private JGitSurroundings(SystemReader real) {
    super(real);
  }

  /** JGit knows its surroundings for the whole process only. */
  static void keepOut() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof JGitSurroundings)) {
      SystemReader.setInstance(new JGitSurroundings(current));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  /** A configuration that holds nothing and forgets what is saved. */
  private static final class Nothing extends FileBasedConfig {
    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    /** What measuring would have found: only a cache of references depends on it. */
    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return section.equals("filesystem") ? CLOCK : null;
    }

    @Override
    public void load() {
      // there is nothing
    }

    @Override
    public void save() {
      // on purpose
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
