package dev.loopwarden.analysis.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a knowledge file. The syntax is described at the package. */
final class Parser {
  private static final Set<String> BUILTINS =
      Set.of(
          "None",
          "bool",
          "int",
          "float",
          "complex",
          "str",
          "bytes",
          "list",
          "tuple",
          "dict",
          "set",
          "frozenset",
          "object");

  private final String file;
  private final @Nullable Set<String> knownTags;
  private final Map<String, Entry> entries = new HashMap<>(512);
  private final Map<String, String> aliases = new HashMap<>();
  private int line;
  private String owner = "";

  private Parser(String file, @Nullable Set<String> knownTags) {
    this.file = file;
    this.knownTags = knownTags;
  }

  /**
   * Reads a whole file.
   *
   * @param knownTags the tags that may be used; null where a test has checked them
   */
  static Pack parse(KnowledgeText source, @Nullable Set<String> knownTags) {
    Parser parser = new Parser(source.name(), knownTags);
    String text = source.text();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      parser.line++;
      parser.readLine(new Words(text, start, end));
      start = end + 1;
    }
    return new Pack(parser.entries, parser.aliases);
  }

  private void readLine(Words words) {
    String kind = words.next();
    if (kind == null) {
      return;
    }
    switch (kind) {
      case "class" -> readClass(words);
      case "async" -> readMember(Entry.Kind.ASYNC, words);
      case "asyncgen" -> readMember(Entry.Kind.ASYNC_GENERATOR, words);
      case "def" -> readMember(Entry.Kind.FUNCTION, words);
      case "value" -> readMember(Entry.Kind.VALUE, words);
      case "alias" -> readAlias(words);
      default ->
          throw error(
              "expected class, async, asyncgen, def, value or alias, but found '" + kind + "'");
    }
  }

  private void readClass(Words words) {
    Draft draft = new Draft(Entry.Kind.CLASS, name(words.next()));
    owner = draft.name;
    if (words.startsWith('(')) {
      String bases = words.parenthesised();
      if (bases == null) {
        throw error("expected ')' after the base classes");
      }
      for (String base : bases.split(",")) {
        draft.bases.add(type(base.strip()));
      }
    }
    readWords(draft, words, words.next());
    add(draft.build());
  }

  private void readMember(Entry.Kind kind, Words words) {
    Draft draft = new Draft(kind, name(words.next()));
    String word = words.next();
    if ("->".equals(word)) {
      draft.type = type(words.next());
      word = words.next();
    }
    readWords(draft, words, word);
    if (draft.describesResult()) {
      add(draft.result());
    }
    add(draft.build());
  }

  private void readAlias(Words words) {
    String alias = words.next();
    if (alias == null) {
      throw error("expected a name, but found the end of the line");
    }
    String equals = words.next();
    if (!"=".equals(equals)) {
      throw error("expected '=' after the alias, but found " + quoted(equals));
    }
    String target = words.next();
    if (target == null) {
      throw error("expected a name after '=', but found the end of the line");
    }
    String rest = words.next();
    if (rest != null) {
      throw error("expected the end of the line, but found '" + rest + "'");
    }
    if (aliases.put(alias, target) != null || entries.containsKey(alias)) {
      throw error("'" + alias + "' is described twice");
    }
  }

  private void add(Entry entry) {
    if (entries.put(entry.name(), entry) != null || aliases.containsKey(entry.name())) {
      throw error("'" + entry.name() + "' is described twice");
    }
  }

  private void readWords(Draft draft, Words words, @Nullable String first) {
    for (String word = first; word != null; word = words.next()) {
      if (word.charAt(0) == '+') {
        draft.tags.add(tag(word.substring(1)));
        continue;
      }
      int equals = word.indexOf('=');
      if (equals < 0) {
        draft.protocols.add(protocol(word));
      } else {
        readSetting(draft, word.substring(0, equals), word.substring(equals + 1));
      }
    }
    if (draft.effect == null && (draft.level != null || draft.replacement != null)) {
      throw error("expected blocks= beside level= or async=");
    }
    boolean gives =
        draft.enter != null
            || draft.aenter != null
            || draft.item != null
            || draft.aitem != null
            || draft.awaits != null;
    if (gives && draft.kind != Entry.Kind.CLASS && draft.protocols.isEmpty()) {
      throw error("expected a protocol (" + protocols() + ") beside what it gives");
    }
  }

  private void readSetting(Draft draft, String key, String value) {
    switch (key) {
      case "enter" -> draft.enter = type(value);
      case "aenter" -> draft.aenter = type(value);
      case "item" -> draft.item = type(value);
      case "aitem" -> draft.aitem = type(value);
      case "awaits" -> draft.awaits = type(value);
      case "work" -> draft.work = work(value);
      case "blocks" -> draft.effect = choice(Effect.values(), value);
      case "level" -> draft.level = choice(Level.values(), value);
      case "async" -> draft.replacement = unquoted(value);
      case "unless" -> readUnless(draft, value);
      case "since" -> draft.since = release(value);
      case "deprecated" -> draft.deprecated = release(value);
      case "removed" -> draft.removed = release(value);
      default ->
          throw error(
              "expected enter, aenter, item, aitem, awaits, work, blocks, level, async, unless,"
                  + " since, deprecated or removed before '=', but found '"
                  + key
                  + "'");
    }
  }

  private void readUnless(Draft draft, String value) {
    for (String condition : value.split(",")) {
      List<String> parts = List.of(condition.split(":"));
      boolean positional = parts.size() == 3;
      if (!positional && parts.size() != 2) {
        throw error("expected parameter:value or position:parameter:value, but found " + value);
      }
      int position = positional ? number(parts.getFirst()) : Work.KEYWORD_ONLY;
      draft.unless.add(new NonBlockingWhen(position, parts.get(parts.size() - 2), parts.getLast()));
    }
    draft.tags.add(Entry.NON_BLOCKING_ARGS);
  }

  private Work work(String value) {
    if (!value.isEmpty() && Character.isJavaIdentifierStart(value.charAt(0))) {
      if (value.chars().allMatch(Character::isJavaIdentifierPart)) {
        return new Work(Work.KEYWORD_ONLY, value);
      }
      throw error(
          "expected the position of an argument, 0 to 9, or a parameter's name, but found '"
              + value
              + "'");
    }
    int colon = value.indexOf(':');
    return colon < 0
        ? new Work(number(value), null)
        : new Work(number(value.substring(0, colon)), value.substring(colon + 1));
  }

  private int number(String digits) {
    if (digits.length() == 1 && Character.isDigit(digits.charAt(0))) {
      return digits.charAt(0) - '0';
    }
    throw error("expected the position of an argument, 0 to 9, but found '" + digits + "'");
  }

  private String release(String value) {
    if (value.length() > 2 && value.charAt(0) == '3' && value.charAt(1) == '.') {
      return value;
    }
    throw error("expected a release of Python such as 3.11, but found '" + value + "'");
  }

  private String unquoted(String value) {
    if (value.length() > 2 && value.charAt(0) == '"' && value.endsWith("\"")) {
      return value.substring(1, value.length() - 1);
    }
    throw error("expected a text in quotes after async=, but found " + value);
  }

  private String tag(String tag) {
    if (knownTags != null && !knownTags.contains(tag)) {
      throw error("'+" + tag + "' is none of the known tags");
    }
    return tag;
  }

  private Protocol protocol(String word) {
    return switch (word) {
      case "context" -> Protocol.CONTEXT;
      case "async-context" -> Protocol.ASYNC_CONTEXT;
      case "iterable" -> Protocol.ITERABLE;
      case "async-iterable" -> Protocol.ASYNC_ITERABLE;
      case "awaitable" -> Protocol.AWAITABLE;
      default ->
          throw error(
              "expected " + protocols() + ", a +tag or key=value, but found '" + word + "'");
    };
  }

  private static String protocols() {
    return "context, async-context, iterable, async-iterable or awaitable";
  }

  private <E extends Enum<E>> E choice(E[] values, String text) {
    StringBuilder expected = new StringBuilder();
    for (E value : values) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
      expected.append(expected.isEmpty() ? "" : ", ").append(value.name().toLowerCase(Locale.ROOT));
    }
    throw error("expected one of " + expected + ", but found '" + text + "'");
  }

  private String name(@Nullable String word) {
    if (word != null && word.length() > 1 && word.charAt(0) == '.') {
      if (owner.isEmpty()) {
        throw error("'" + word + "' belongs to a class, but none stands before it");
      }
      return owner.concat(word);
    }
    return dotted(word);
  }

  private String type(@Nullable String word) {
    if (word != null && BUILTINS.contains(word)) {
      return "builtins.".concat(word);
    }
    return "Self".equals(word) ? "Self" : dotted(word);
  }

  private String dotted(@Nullable String word) {
    if (word == null || word.indexOf('.') <= 0 || word.endsWith(".")) {
      throw error("expected a dotted name, but found " + quoted(word));
    }
    return word;
  }

  private static String quoted(@Nullable String word) {
    return word == null ? "the end of the line" : "'" + word + "'";
  }

  private KnowledgeException error(String message) {
    return new KnowledgeException(file, line, message);
  }
}
