"""pytest imports this file before any loop runs."""

import asyncio


async def prepare() -> int:
    return 1


PREPARED = asyncio.run(prepare())
