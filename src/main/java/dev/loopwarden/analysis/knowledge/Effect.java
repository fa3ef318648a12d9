package dev.loopwarden.analysis.knowledge;

/** Why a call keeps its thread waiting. */
public enum Effect {
  /** Sleeps. */
  SLEEP(Level.HIGH, "await asyncio.sleep(...)"),
  /** Reads or changes files and folders. */
  FILE(Level.MEDIUM, "await asyncio.to_thread(...)"),
  /** Starts or waits for another process. */
  SUBPROCESS(Level.HIGH, "await asyncio.create_subprocess_exec(...)"),
  /** Talks to another machine below HTTP. */
  NETWORK(Level.HIGH, "asyncio streams, or await asyncio.to_thread(...)"),
  /** Waits for another thread or process. */
  WAIT(Level.HIGH, "an asyncio counterpart, or await asyncio.to_thread(...)"),
  /** Waits for someone at the keyboard. */
  INPUT(Level.HIGH, "await asyncio.to_thread(...)"),
  /** Computes for long. */
  CPU(Level.MEDIUM, "await asyncio.to_thread(...), or a process pool for pure Python code"),
  /** Talks to a database. */
  DATABASE(Level.HIGH, "an async driver, or await asyncio.to_thread(...)"),
  /** Makes an HTTP request. */
  HTTP(Level.HIGH, "httpx.AsyncClient or aiohttp.ClientSession"),
  /** Calls a service through its own library. */
  SDK(Level.HIGH, "the library's async client, or await asyncio.to_thread(...)");

  private final Level usualLevel;
  private final String usualReplacement;

  Effect(Level usualLevel, String usualReplacement) {
    this.usualLevel = usualLevel;
    this.usualReplacement = usualReplacement;
  }

  /** The level of a line that names none. */
  public Level usualLevel() {
    return usualLevel;
  }

  /** The replacement of a line that names none. */
  public String usualReplacement() {
    return usualReplacement;
  }
}
