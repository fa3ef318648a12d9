package dev.loopwarden.analysis.source;

/** A fast look for anything asynchronous in a file's bytes. */
public final class AsyncTokens {
  private AsyncTokens() {}

  /** Whether the bytes hold {@code async} or {@code await}, in whatever place. */
  public static boolean present(byte[] bytes) {
    for (int i = 0; i + 4 < bytes.length; i++) {
      if (bytes[i] == 'a'
          && ((bytes[i + 1] == 's'
                  && bytes[i + 2] == 'y'
                  && bytes[i + 3] == 'n'
                  && bytes[i + 4] == 'c')
              || (bytes[i + 1] == 'w'
                  && bytes[i + 2] == 'a'
                  && bytes[i + 3] == 'i'
                  && bytes[i + 4] == 't'))) {
        return true;
      }
    }
    return false;
  }
}
