package dev.loopwarden.standin;

/** A side of a diff, by GitHub's words. */
enum Side {
  LEFT,
  RIGHT
}
