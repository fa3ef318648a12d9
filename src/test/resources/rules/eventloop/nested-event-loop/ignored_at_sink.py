"""One ignore comment at the end of the chain silences every entry."""

import asyncio


async def load() -> int:
    return 1


def load_sync() -> int:
    return asyncio.run(load())  # loopwarden: ignore[nested-event-loop] callers run in a thread


async def first() -> int:
    return load_sync()


async def second() -> int:
    return load_sync()
