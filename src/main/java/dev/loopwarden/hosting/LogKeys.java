package dev.loopwarden.hosting;

/** The keys that lines of the log carry, so that everything about one thing can be found. */
public final class LogKeys {
  /** GitHub's name of a webhook delivery. */
  public static final String DELIVERY = "delivery";

  /** The number of an installation. */
  public static final String INSTALLATION = "installation";

  /** The full name of a repository. */
  public static final String REPOSITORY = "repository";

  /** The number of a pull request. */
  public static final String PULL_REQUEST = "pull_request";

  /** The commit under review. */
  public static final String HEAD = "head";

  /** The key of a job's subject. */
  public static final String JOB = "job";

  private LogKeys() {}
}
