package dev.loopwarden.standin;

import java.nio.charset.StandardCharsets;

/** What a person does to a file before committing. */
public sealed interface FileEdit {

  /** The file's path in the repository. */
  String path();

  /** Writes a text file. */
  static FileEdit write(String path, String text) {
    return new Write(path, Content.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes any file. */
  static FileEdit write(String path, byte[] bytes) {
    return new Write(path, Content.of(bytes));
  }

  /** Deletes a file. */
  static FileEdit delete(String path) {
    return new Delete(path);
  }

  /** Moves a file as it is. */
  static FileEdit move(String path, String to) {
    return new Move(path, to);
  }

  /** Makes a symbolic link. */
  static FileEdit link(String path, String target) {
    return new Link(path, target);
  }

  /** Points a submodule at a commit of another repository. */
  static FileEdit submodule(String path, String commit) {
    return new Submodule(path, commit);
  }

  /** A file's new content. */
  record Write(String path, Content content) implements FileEdit {}

  /** A file that goes. */
  record Delete(String path) implements FileEdit {}

  /** A file that is moved. */
  record Move(String path, String to) implements FileEdit {}

  /** A symbolic link. */
  record Link(String path, String target) implements FileEdit {}

  /** A submodule. */
  record Submodule(String path, String commit) implements FileEdit {}

  /** Bytes that nobody changes. */
  final class Content {
    private final byte[] bytes;

    private Content(byte[] bytes) {
      this.bytes = bytes;
    }

    static Content of(byte[] bytes) {
      return new Content(bytes.clone());
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }
}
