package dev.loopwarden.identity;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Records as the bytes that a vault keeps, and back. */
final class Records {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Records() {}

  static byte[] bytes(Object record) {
    return MAPPER.writeValueAsBytes(record);
  }

  static <T> T read(byte[] bytes, Class<T> type, String name) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (JacksonException _) { // its message quotes what it read
      throw new IdentityException(
          "the database's entry \"" + name + "\" is not what this version of Loopwarden writes");
    }
  }
}
