package dev.loopwarden.setup;

/** What the doctor wants to know of the database. */
@FunctionalInterface
public interface Database {

  /** Looks, without changing anything; throws when the database cannot be reached. */
  State state();

  /**
   * A database that answers.
   *
   * @param product such as {@code PostgreSQL 18.1}
   * @param version of the schema; empty where there is none yet
   * @param pending how many migrations are to come
   */
  record State(String product, String version, int pending) {}
}
