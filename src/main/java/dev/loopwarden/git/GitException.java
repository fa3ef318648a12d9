package dev.loopwarden.git;

import java.io.IOException;

/** Why a repository cannot be read, and what to do about it, in sentences for people. */
public final class GitException extends IOException {
  private static final long serialVersionUID = 1L;

  GitException(String message) {
    super(message);
  }
}
