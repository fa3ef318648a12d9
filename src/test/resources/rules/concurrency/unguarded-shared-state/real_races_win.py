"""With an await in the gap the finding is another rule's. What is out of reach stays silent."""

import asyncio

from store import fetch

total = 0
stock = 10
hidden = 0


async def add(key: str) -> None:
    global total
    total += await fetch(key)  # expect[lost-update]


async def take() -> None:
    global stock
    if stock > 0:
        await asyncio.sleep(0)
        stock -= 1  # expect[check-then-act]


def bump() -> None:
    global hidden
    hidden += 1  # miss[unguarded-shared-state]: the write is in a helper


async def calls_a_helper() -> None:
    bump()


class Counter:
    def __init__(self) -> None:
        self.n = 0

    async def attribute(self) -> None:
        self.n += 1


async def closure() -> int:
    n = 0

    async def one() -> None:
        nonlocal n
        n += 1

    await asyncio.gather(*(one() for _ in range(5)))
    return n


async def main() -> None:
    counter = Counter()
    await asyncio.gather(*(add(key) for key in "abc"))
    await asyncio.gather(take(), take())
    await asyncio.gather(calls_a_helper(), calls_a_helper())
    await asyncio.gather(counter.attribute(), counter.attribute())
