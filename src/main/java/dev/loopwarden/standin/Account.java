package dev.loopwarden.standin;

/** A person, an organisation or an App's own account. */
record Account(long id, String login, Type type) {

  /** GitHub's words for them. */
  enum Type {
    USER("User"),
    ORGANIZATION("Organization"),
    BOT("Bot");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** What GraphQL calls them: it leaves the end off that REST puts on bots. */
  String plainLogin() {
    return login.endsWith("[bot]") ? login.substring(0, login.length() - 5) : login;
  }
}
