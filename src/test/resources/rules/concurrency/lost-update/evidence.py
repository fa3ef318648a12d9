"""Who wins, evidence, and names that do not resolve."""

import asyncio

from store import fetch

READY = 0


class Quota:
    def __init__(self) -> None:
        self.left = 10

    async def take(self) -> None:
        if self.left > 0:
            self.left -= await fetch("price")  # expect[lost-update]

    async def collect(self, keys: list[str]) -> None:
        await asyncio.gather(*(self.one(key) for key in keys))

    async def one(self, key: str) -> None:
        self.left -= await fetch(key)  # expect[lost-update]


async def run_once() -> None:
    """The only task: nothing else runs between the read and the write."""
    global READY
    ready = READY
    await asyncio.sleep(0)
    READY = ready + 1


async def unknown_object(thing) -> None:
    left = thing.left
    await asyncio.sleep(0)
    thing.left = left - 1


if __name__ == "__main__":
    asyncio.run(run_once())
