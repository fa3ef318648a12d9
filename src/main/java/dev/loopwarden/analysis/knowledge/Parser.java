package dev.loopwarden.analysis.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a knowledge file. The syntax is described at the package. */
final class Parser {
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
      try {
        parser.readLine(new Words(text, start, end));
      } catch (IllegalArgumentException e) {
        throw parser.error(String.valueOf(e.getMessage()));
      }
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
        draft.bases.add(Values.type(base.strip()));
      }
    }
    readWords(draft, words, words.next());
    add(draft.build());
  }

  private void readMember(Entry.Kind kind, Words words) {
    Draft draft = new Draft(kind, name(words.next()));
    String word = words.next();
    if ("->".equals(word)) {
      draft.type = Values.type(words.next());
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
      throw error("expected '=' after the alias, but found " + Values.quoted(equals));
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
        draft.protocols.add(Values.protocol(word));
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
      throw error("expected a protocol (" + Values.protocols() + ") beside what it gives");
    }
  }

  private void readSetting(Draft draft, String key, String value) {
    switch (key) {
      case "enter" -> draft.enter = Values.type(value);
      case "aenter" -> draft.aenter = Values.type(value);
      case "item" -> draft.item = Values.type(value);
      case "aitem" -> draft.aitem = Values.type(value);
      case "awaits" -> draft.awaits = Values.type(value);
      case "work" -> draft.work = Values.work(value);
      case "blocks" -> draft.effect = Values.choice(Effect.values(), value);
      case "level" -> draft.level = Values.choice(Level.values(), value);
      case "async" -> draft.replacement = Values.unquoted(value);
      case "unless" -> {
        draft.unless.addAll(Values.conditions(value));
        draft.tags.add(Entry.NON_BLOCKING_ARGS);
      }
      case "since" -> draft.since = Values.release(value);
      case "deprecated" -> draft.deprecated = Values.release(value);
      case "removed" -> draft.removed = Values.release(value);
      default ->
          throw error(
              "expected enter, aenter, item, aitem, awaits, work, blocks, level, async, unless,"
                  + " since, deprecated or removed before '=', but found '"
                  + key
                  + "'");
    }
  }

  private String tag(String tag) {
    if (knownTags != null && !knownTags.contains(tag)) {
      throw error("'+" + tag + "' is none of the known tags");
    }
    return tag;
  }

  private String name(@Nullable String word) {
    if (word != null && word.length() > 1 && word.charAt(0) == '.') {
      if (owner.isEmpty()) {
        throw error("'" + word + "' belongs to a class, but none stands before it");
      }
      return owner.concat(word);
    }
    return Values.dotted(word);
  }

  private KnowledgeException error(String message) {
    return new KnowledgeException(file, line, message);
  }
}
