package dev.loopwarden.hosting;

/**
 * A repository as one installation of the App reaches it.
 *
 * @param installation the installation's number
 * @param id the repository's number; it survives renames and transfers
 * @param owner its account, as it was called when this was written
 * @param name its name, as it was called when this was written
 */
public record RepositoryRef(long installation, long id, String owner, String name) {

  /** The name people use, such as {@code octo/parcels}. */
  public String fullName() {
    return owner + "/" + name;
  }
}
