"""The same chain, silenced at the call and at the entry; one entry is not silenced."""

import asyncio


async def load() -> int:
    return 1


def load_sync() -> int:
    return asyncio.run(load())


async def at_the_call() -> int:
    return asyncio.run(load())  # loopwarden: ignore[nested-event-loop] driven by hand in a test


async def at_the_chain() -> int:
    return load_sync()  # loopwarden: ignore[nested-event-loop] no loop here


async def at_the_entry() -> int:  # loopwarden: ignore[nested-event-loop] no loop here
    return load_sync()


async def another_entry() -> int:
    return load_sync()  # expect[nested-event-loop]
