# floor: 3.11
"""as_completed is an async iterator from 3.13 on; this project supports 3.11."""

import asyncio
from asyncio import as_completed


async def wrong(tasks: list[asyncio.Task[int]]) -> None:
    async for task in asyncio.as_completed(tasks):  # expect[wrong-iteration]: as_completed
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        print(await task)
    async for task in as_completed(tasks):  # expect[wrong-iteration]
        print(await task)


async def right(tasks: list[asyncio.Task[int]]) -> None:
    for task in asyncio.as_completed(tasks):
        print(await task)
