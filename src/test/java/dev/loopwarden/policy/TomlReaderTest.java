package dev.loopwarden.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopwarden.policy.Value.Items;
import dev.loopwarden.policy.Value.Scalar;
import dev.loopwarden.policy.Value.Table;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Our reader beside Jackson's, which knows the values but not their places. */
final class TomlReaderTest {
  private static final String EVERYTHING =
      """
      title = "TOML \\"example\\" \\u00e9 \\U0001F600"
      literal = 'C:\\no\\escapes'
      many = \"\"\"
      one \\
         two
      three\"\"\"
      raw = '''
      it's''fine'''
      int = 1_000
      hex = 0xdead_beef
      neg = -17
      flt = 6.626e-34
      yes = true
      day = 1979-05-27
      moment = 1979-05-27 07:32:00-08:00
      "quoted key" = 1
      a.b.c = 2
      empty = []
      nested = [ [1, 2], ["a", # comment
        "b", ], {x = 1, y.z = "2"} ]

      [table] # comment
      k = 1
      [table.sub."dotted.name"]
      k = 2
      [[list]]
      n = 1
      [list.child]
      c = 1
      [[list]]
      n = 2
      [list.child]
      c = 2
      """;

  @Test
  void readsWhatJacksonReads() {
    JsonNode expected = TomlMapper.builder().build().readTree(EVERYTHING);
    same(TomlReader.read(EVERYTHING), expected, "$");
    same(TomlReader.read(EVERYTHING.replace("\n", "\r\n")), expected, "$");
  }

  private static void same(Value value, JsonNode expected, String path) {
    switch (value) {
      case Table table -> {
        assertThat(table.entries().keySet())
            .as(path)
            .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
        table
            .entries()
            .forEach((key, entry) -> same(entry.value(), expected.get(key), path + "." + key));
      }
      case Items items -> {
        assertThat(items.values()).as(path).hasSameSizeAs(expected);
        for (int i = 0; i < items.values().size(); i++) {
          same(items.values().get(i), expected.get(i), path + "[" + i + "]");
        }
      }
      case Scalar scalar when scalar.kind() == Value.Kind.TEXT ->
          assertThat(scalar.text().replace("\r\n", "\n")).as(path).isEqualTo(expected.asString());
      case Scalar scalar when scalar.kind() == Value.Kind.BOOLEAN ->
          assertThat(scalar.text()).as(path).isEqualTo(expected.asString());
      case Scalar scalar -> assertThat(scalar.text()).as(path).matches("[^,#\\]}]+");
    }
  }

  @Test
  void placesCountFromOne() {
    Table root = TomlReader.read("\uFEFF# c\n[a]\n  key = \t'v'\n");
    Value.Entry entry = SettingsReader.entry(root, "a").orElseThrow();
    Value.Entry key = SettingsReader.entry(entry.value(), "key").orElseThrow();
    assertThat(key.place()).isEqualTo(new Value.Place(3, 3));
    assertThat(key.value().place()).isEqualTo(new Value.Place(3, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a =",
        "= 1",
        "a = 1 b = 2",
        "[a",
        "[a]]",
        "[a]\n[a]",
        "a = 'x",
        "a = \"\\q\"",
        "a = [1 2]",
        "a = {b = 1",
        "a = 1\na.b = 2",
        "a = nope",
        "a = \"\\u12\"",
        "[[a]]\n[a.]"
      })
  void refusesWhatIsNotToml(String text) {
    assertThat(Stream.of(text))
        .allSatisfy(
            wrong ->
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> TomlReader.read(wrong))
                    .isInstanceOf(Value.SyntaxException.class));
  }
}
