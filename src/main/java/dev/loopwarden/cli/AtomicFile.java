package dev.loopwarden.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/** Writes a file so that others see the old content or the new one, and never a part. */
final class AtomicFile {
  static final String TEMPORARY = ".loopwarden-tmp";

  private AtomicFile() {}

  /** Gives the content. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static void write(Path file, Content content) throws IOException {
    write(file, Set.of(), content);
  }

  /** Writes a file that gets these permissions; none for the usual ones. */
  static void write(Path file, Set<PosixFilePermission> permissions, Content content)
      throws IOException {
    Path fresh =
        file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    try {
      try (OutputStream out = Files.newOutputStream(fresh)) {
        content.writeTo(out);
      }
      if (!permissions.isEmpty()) {
        Files.setPosixFilePermissions(fresh, permissions);
      }
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
