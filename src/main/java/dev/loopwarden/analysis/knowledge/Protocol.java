package dev.loopwarden.analysis.knowledge;

/** What an object can be used for, beyond calling its members. */
public enum Protocol {
  /** {@code with x}. */
  CONTEXT,
  /** {@code async with x}. */
  ASYNC_CONTEXT,
  /** {@code for item in x}. */
  ITERABLE,
  /** {@code async for item in x}. */
  ASYNC_ITERABLE,
  /** {@code await x}. */
  AWAITABLE
}
