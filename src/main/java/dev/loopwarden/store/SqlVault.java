package dev.loopwarden.store;

import dev.loopwarden.identity.Vault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encrypted values in a table. */
final class SqlVault implements Vault {
  private final Database database;

  SqlVault(Database database) {
    this.database = database;
  }

  @Override
  public Optional<byte[]> read(String name) {
    return database
        .reads()
        .sql("select value from vault where name = :name")
        .param("name", name)
        .query((row, _) -> row.getBytes("value"))
        .optional();
  }

  @Override
  public void write(String name, byte[] value) {
    database
        .writes()
        .sql(
            """
            insert into vault (name, value) values (:name, :value)
            on conflict (name) do update set value = excluded.value
            """)
        .param("name", name)
        .param("value", value)
        .update();
  }

  @Override
  public boolean replace(String name, byte @Nullable [] expected, byte[] value) {
    if (expected == null) {
      return database
              .writes()
              .sql(
                  """
                  insert into vault (name, value) values (:name, :value)
                  on conflict (name) do nothing
                  """)
              .param("name", name)
              .param("value", value)
              .update()
          == 1;
    }
    return database
            .writes()
            .sql("update vault set value = :value where name = :name and value = :expected")
            .param("name", name)
            .param("value", value)
            .param("expected", expected)
            .update()
        == 1;
  }

  @Override
  public boolean remove(String name) {
    return database
            .writes()
            .sql("delete from vault where name = :name")
            .param("name", name)
            .update()
        == 1;
  }
}
