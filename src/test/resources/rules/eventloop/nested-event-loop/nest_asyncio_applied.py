"""nest_asyncio lowers the level to a warning, it does not silence the rule."""

import asyncio

import nest_asyncio

nest_asyncio.apply()


async def load() -> int:
    return 1


async def handler() -> int:
    return asyncio.run(load())  # expect[nested-event-loop]
