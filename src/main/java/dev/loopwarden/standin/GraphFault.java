package dev.loopwarden.standin;

/** Something that GraphQL answers with an error beside what it could do. */
final class GraphFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String type;

  GraphFault(String type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  static GraphFault forbidden() {
    return new GraphFault("FORBIDDEN", "Resource not accessible by integration");
  }

  static GraphFault noNode(String id) {
    return new GraphFault(
        "NOT_FOUND", "Could not resolve to a node with the global id of '" + id + "'");
  }

  String type() {
    return type;
  }
}
