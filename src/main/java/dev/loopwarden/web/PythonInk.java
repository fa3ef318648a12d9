package dev.loopwarden.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python as HTML, with comments, strings and keywords set off: enough to read an example. */
final class PythonInk {
  private static final String WORDS =
      "and|as|assert|async|await|break|class|continue|def|del|elif|else|except|False|finally|for"
          + "|from|global|if|import|in|is|lambda|None|nonlocal|not|or|pass|raise|return|True|try"
          + "|while|with|yield";
  private static final String STRINGS =
      "\"{3}(?s:.*?)\"{3}|'{3}(?s:.*?)'{3}"
          + "|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'";
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<reported> *# <-- reported)"
              + "|(?<comment>#(?:(?! *# <-- reported)[^\\n])*)"
              + "|(?<string>(?:\\b[rbfuRBFU]{1,2})?(?:"
              + STRINGS
              + "))"
              + "|(?<decorator>(?m:^ *@[\\w.]+))"
              + "|(?<keyword>\\b(?:"
              + WORDS
              + ")\\b)");
  private static final String[] KINDS = {"comment", "string", "decorator", "keyword"};

  private PythonInk() {}

  /** The code as the content of an element; whatever is in it, it is only text. */
  static String html(String code) {
    StringBuilder html = new StringBuilder(code.length() * 2);
    Matcher token = TOKEN.matcher(code);
    int at = 0;
    while (token.find()) {
      html.append(escaped(code.substring(at, token.start())));
      html.append(piece(token));
      at = token.end();
    }
    return html.append(escaped(code.substring(at))).toString();
  }

  private static String piece(Matcher token) {
    if (token.group("reported") != null) {
      return "<mark>reported</mark>";
    }
    for (String kind : KINDS) {
      if (token.group(kind) != null) {
        return "<span class=\"" + kind + "\">" + escaped(token.group()) + "</span>";
      }
    }
    return escaped(token.group());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
