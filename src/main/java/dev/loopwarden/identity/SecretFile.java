package dev.loopwarden.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that holds a secret: only its owner may read it, and we look before we do. */
public final class SecretFile {
  private static final Set<PosixFilePermission> FOR_OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> TO_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final long MAX_BYTES = 64 * 1024;

  private SecretFile() {}

  /**
   * What is in a file that an operator put there. Its group may read it, because that is how
   * Kubernetes hands secrets to a process that is not root.
   *
   * @throws IdentityException when it is not there, or others may read it
   */
  public static String read(Path file) {
    complaint(file)
        .ifPresent(
            text -> {
              throw new IdentityException(text);
            });
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IdentityException(file + " is too large for a key");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (NoSuchFileException _) {
      throw new IdentityException("there is no file " + file);
    } catch (IOException _) { // not only the file system's: decoders quote what they read
      throw new IdentityException("cannot read " + file);
    }
  }

  /** What is wrong with a file's permissions, and how to repair it; nothing when it is fine. */
  public static Optional<String> complaint(Path file) {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return Optional.empty(); // a file system without such permissions, as on Windows
    }
    try {
      Set<PosixFilePermission> open = EnumSet.copyOf(TO_OTHERS);
      open.retainAll(view.readAttributes().permissions());
      return open.isEmpty()
          ? Optional.empty()
          : Optional.of(
              file
                  + " holds a secret and is open to other users; close it with: chmod 600 "
                  + file);
    } catch (NoSuchFileException _) {
      return Optional.of("there is no file " + file);
    } catch (IOException _) {
      return Optional.of("cannot look at " + file);
    }
  }

  /** Writes a file that was not there, for the owner's eyes from its first byte on. */
  static boolean create(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Set<StandardOpenOption> how =
          EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var channel = Files.newByteChannel(file, how, attributes(file))) {
        channel.write(StandardCharsets.UTF_8.encode(text));
      }
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (IOException e) {
      throw new IdentityException("cannot create " + file + ": " + e.getMessage());
    }
  }

  private static FileAttribute<?>[] attributes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOR_OWNER)}
        : new FileAttribute<?>[0];
  }
}
