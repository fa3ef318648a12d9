package dev.loopwarden.setup;

/**
 * One thing that the doctor looked at.
 *
 * @param status how it is
 * @param topic what it is about, in a word or two
 * @param text what is so
 * @param remedy what to do; empty where there is nothing to do
 */
public record Line(Status status, String topic, String text, String remedy) {

  /** How something is. */
  public enum Status {
    /** As it should be. */
    OK,
    /** Works, but not as well as it could, or perhaps not for long. */
    WARN,
    /** Keeps the service from its work. */
    FAIL
  }

  static Line ok(String topic, String text) {
    return new Line(Status.OK, topic, text, "");
  }

  static Line warn(String topic, String text, String remedy) {
    return new Line(Status.WARN, topic, text, remedy);
  }

  static Line fail(String topic, String text, String remedy) {
    return new Line(Status.FAIL, topic, text, remedy);
  }
}
