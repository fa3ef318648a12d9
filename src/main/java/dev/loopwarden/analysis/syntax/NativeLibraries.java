package dev.loopwarden.analysis.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the two native libraries: in a folder, or else in the jars on the class path, from where
 * they are copied to a file for a moment. The only class of the analysis that touches files.
 */
@SuppressWarnings("restricted")
final class NativeLibraries {
  private final @Nullable Path folder;
  private final Path unpackFolder;
  private final StringBuilder origins = new StringBuilder();

  NativeLibraries(@Nullable String folder, String unpackFolder) {
    this.folder = folder == null || folder.isEmpty() ? null : Path.of(folder);
    this.unpackFolder = Path.of(unpackFolder);
  }

  /** The functions of tree-sitter and of its Python grammar. */
  SymbolLookup load() {
    SymbolLookup runtime = load("tree-sitter");
    if (runtime.find("tree_sitter_python").isPresent()) {
      return runtime;
    }
    return runtime.or(load("tree-sitter-python"));
  }

  /** Where the libraries came from. */
  String origins() {
    return origins.toString();
  }

  private SymbolLookup load(String name) {
    if (folder != null) {
      Path file = folder.resolve(System.mapLibraryName(name));
      if (Files.isRegularFile(file)) {
        origins.append(origins.isEmpty() ? "" : ", ").append(file);
        return SymbolLookup.libraryLookup(file, Arena.global());
      }
    }
    String resource = "lib/" + platform() + "-" + name + suffix();
    try (InputStream in = NativeLibraries.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no native library for this platform: " + resource);
      }
      origins.append(origins.isEmpty() ? "" : ", ").append(resource).append(" in the jar");
      return unpack(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + resource, e);
    }
  }

  private SymbolLookup unpack(String name, byte[] bytes) throws IOException {
    Path file = create(name, bytes);
    try {
      return SymbolLookup.libraryLookup(file, Arena.global());
    } finally {
      try {
        Files.delete(file);
      } catch (IOException _) {
        file.toFile().deleteOnExit(); // a loaded library cannot be deleted on Windows
      }
    }
  }

  /**
   * A new file of ours. Creating it fails where one exists, so nobody can put theirs there. The
   * library's name is part of the file's: the system's loader takes files of one name for the same.
   */
  private Path create(String name, byte[] bytes) throws IOException {
    if (!Files.isDirectory(unpackFolder)) {
      Files.createDirectories(unpackFolder);
    }
    String prefix = "loopwarden-" + ProcessHandle.current().pid() + "-" + name + "-";
    for (int i = 0; ; i++) {
      Path file = unpackFolder.resolve(prefix + i + suffix());
      try {
        return Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        if (i == 1_000) {
          throw e;
        }
      }
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch");
    String processor = "amd64".equals(architecture) ? "x86_64" : architecture;
    if (os.startsWith("windows")) {
      return processor + "-windows";
    }
    return processor + (os.startsWith("mac") ? "-macos" : "-linux-gnu");
  }

  private static String suffix() {
    String name = System.mapLibraryName("");
    return name.substring(name.lastIndexOf('.'));
  }
}
