package dev.loopwarden.ingest;

import dev.loopwarden.pullrequest.Instruction;
import dev.loopwarden.pullrequest.Instruction.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what people ask for in comments: {@code /loopwarden ...} at the beginning of a line. */
final class Commands {
  private static final String NAME = "/loopwarden";
  private static final int MOST = 5;
  private static final int LONGEST_ARGUMENT = 100;
  private static final int LONGEST_REASON = 500;
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");

  private Commands() {}

  /** The first few commands of a comment; none in code and in what is quoted. */
  static List<Instruction> in(String comment, String author, Instruction.Origin origin) {
    if (!comment.contains(NAME)) {
      return List.of();
    }
    List<Instruction> found = new ArrayList<>();
    String fence = "";
    for (String line : comment.lines().toList()) {
      Matcher matcher = FENCE.matcher(line);
      if (matcher.matches()) {
        String mark = matcher.group(1);
        boolean closes = !fence.isEmpty() && mark.startsWith(fence);
        fence = fence.isEmpty() ? mark : closes ? "" : fence;
      } else if (fence.isEmpty() && isCommand(line) && found.size() < MOST) {
        found.add(instruction(line.substring(NAME.length()).strip(), author, origin));
      }
    }
    return found;
  }

  private static boolean isCommand(String line) {
    return line.startsWith(NAME)
        && (line.length() == NAME.length() || Character.isWhitespace(line.charAt(NAME.length())));
  }

  private static Instruction instruction(String words, String author, Instruction.Origin origin) {
    String[] parts = words.split("\\s+", 3);
    Verb verb = verb(parts[0]);
    boolean ignores = verb == Verb.IGNORE || verb == Verb.UNIGNORE;
    return new Instruction(
        verb,
        ignores && parts.length > 1 ? shortened(parts[1], LONGEST_ARGUMENT) : "",
        ignores && parts.length > 2 ? shortened(parts[2].strip(), LONGEST_REASON) : "",
        author,
        origin);
  }

  private static Verb verb(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "review" -> Verb.REVIEW;
      case "ignore" -> Verb.IGNORE;
      case "unignore" -> Verb.UNIGNORE;
      case "explain" -> Verb.EXPLAIN;
      case "pause" -> Verb.PAUSE;
      case "resume" -> Verb.RESUME;
      default -> Verb.UNKNOWN;
    };
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splits ? longest - 1 : longest);
  }
}
