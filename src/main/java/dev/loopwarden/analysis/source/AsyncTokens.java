package dev.loopwarden.analysis.source;

import java.nio.charset.StandardCharsets;

/** Tells, without parsing, which files can hold asynchronous code at all. */
public final class AsyncTokens {
  private AsyncTokens() {}

  /** Whether {@code async} or {@code await} stands anywhere in it, be it in another word. */
  public static boolean present(String text) {
    return text.contains("async") || text.contains("await");
  }

  /** The same for text in any encoding that contains ASCII. */
  public static boolean present(byte[] bytes) {
    return present(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
