package dev.loopwarden.analysis.finding;

/** The families of asyncio pitfalls, and one for the ignore comments themselves. */
public enum Category {
  EVENTLOOP("eventloop", "Event loop conflicts"),
  BLOCKING("blocking", "Blocking operations"),
  TASKS("tasks", "Task management"),
  CONCURRENCY("concurrency", "Concurrency conflicts"),
  LIBRARIES("libraries", "Incorrect use of async libraries"),
  SUPPRESSION("suppression", "Ignore comments");

  private final String folder;
  private final String title;

  Category(String folder, String title) {
    this.folder = folder;
    this.title = title;
  }

  /** The folder of its rules' pages, and its name in settings and reports. */
  public String folder() {
    return folder;
  }

  /** What people read. */
  public String title() {
    return title;
  }
}
