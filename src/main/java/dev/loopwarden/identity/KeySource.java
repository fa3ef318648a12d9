package dev.loopwarden.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the key that seals secrets comes from: a setting, a file that a setting names, or else a
 * file in the data folder, which is made on first use. The text form shows no key.
 *
 * @param value the keys themselves, as {@link SealingKeys#parse} reads them; empty when not set
 * @param file names a file that holds them; null when not set
 * @param dataFolder where our own file lies
 */
public record KeySource(String value, @Nullable Path file, Path dataFolder) {
  private static final String OWN_FILE = "secret.key";
  private static final String SETTING = "LOOPWARDEN_SECRET_KEY";

  /**
   * The keys. Makes one where there is none.
   *
   * @param random what a new key is made of
   * @throws IdentityException when they cannot be read
   */
  public SealingKeys keys(SecureRandom random) {
    Optional<SealingKeys> known = find();
    if (known.isPresent()) {
      return known.get();
    }
    byte[] key = new byte[SealingKeys.BYTES];
    random.nextBytes(key);
    SecretFile.create(path(), Base64.getEncoder().encodeToString(key) + "\n");
    return find().orElseThrow(); // ours, or that of a process that was faster
  }

  /**
   * The keys, if there are any: for commands that look at what a service has made.
   *
   * @throws IdentityException when they cannot be read
   */
  public Optional<SealingKeys> find() {
    if (!value.isBlank()) {
      return Optional.of(SealingKeys.parse(value, SETTING));
    }
    Path path = path();
    return file == null && !Files.exists(path)
        ? Optional.empty()
        : Optional.of(SealingKeys.parse(SecretFile.read(path), path.toString()));
  }

  /** The file that the keys stand in; nothing when a setting holds them. */
  public Optional<Path> place() {
    return value.isBlank() ? Optional.of(path()) : Optional.empty();
  }

  private Path path() {
    return file == null ? dataFolder.resolve(OWN_FILE) : file;
  }

  @Override
  public String toString() {
    return "key from " + place().map(Path::toString).orElse(SETTING);
  }
}
