package dev.loopwarden.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vault in memory; it can be made to fail. */
public final class MemoryVault implements Vault {
  private final Map<String, byte[]> values = new HashMap<>();
  private boolean isDown;

  /** From now on every call fails, or none does. */
  public void setDown(boolean down) {
    isDown = down;
  }

  @Override
  public synchronized Optional<byte[]> read(String name) {
    checkUp();
    return Optional.ofNullable(values.get(name)).map(byte[]::clone);
  }

  @Override
  public synchronized void write(String name, byte[] value) {
    checkUp();
    values.put(name, value.clone());
  }

  @Override
  public synchronized boolean replace(String name, byte @Nullable [] expected, byte[] value) {
    checkUp();
    if (!Arrays.equals(values.get(name), expected)) {
      return false;
    }
    values.put(name, value.clone());
    return true;
  }

  @Override
  public synchronized boolean remove(String name) {
    checkUp();
    return values.remove(name) != null;
  }

  private void checkUp() {
    if (isDown) {
      throw new IllegalStateException("the database is down");
    }
  }
}
