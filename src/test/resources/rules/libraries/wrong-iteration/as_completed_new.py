# floor: 3.13
"""as_completed is both kinds of iterator from 3.13 on: silent."""

import asyncio


async def both(tasks: list[asyncio.Task[int]], more: list[asyncio.Task[int]]) -> None:
    async for task in asyncio.as_completed(tasks):
        print(await task)
    for next_done in asyncio.as_completed(more):
        print(await next_done)
