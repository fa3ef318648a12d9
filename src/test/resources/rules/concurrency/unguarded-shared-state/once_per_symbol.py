"""Several writes of one global are one finding, at the first of them."""

import asyncio

hits = 0
misses = 0
shared = 0


async def twice() -> None:
    global hits, misses
    hits += 1  # expect[unguarded-shared-state]: hits
    hits += 1
    misses += 1  # expect[unguarded-shared-state]: misses


async def other_writer() -> None:
    global hits
    hits -= 1


async def left() -> None:
    global shared
    shared += 1  # expect[unguarded-shared-state]: shared


async def right() -> None:
    global shared
    shared -= 1


async def main() -> None:
    await asyncio.gather(twice(), twice(), other_writer())
    await asyncio.gather(left(), right())
