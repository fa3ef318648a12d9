package dev.loopwarden.standin;

import java.util.concurrent.CompletableFuture;

/** A delivery that is on its way; who does not care need not wait for it. */
record Sending(CompletableFuture<HookDelivery> attempt) {

  /** Waits for what became of it. Not to be called by who holds the world's lock. */
  HookDelivery await() {
    return attempt.join();
  }
}
