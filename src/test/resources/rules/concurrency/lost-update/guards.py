"""Correct updates of shared values. Everything here is silent."""

import asyncio
import contextvars

from store import fetch

LOCK = asyncio.Lock()
TOTAL = 0
DEPTH = contextvars.ContextVar("depth", default=0)


class Till:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.one_at_a_time = asyncio.Semaphore(1)
        self.total = 0
        self.value = ""

    async def awaited_first(self) -> None:
        cost = await fetch("a")
        self.total += cost

    async def read_after_the_await(self) -> None:
        self.total = await fetch("a") + self.total

    async def whole_value_replaced(self) -> None:
        self.value = await fetch("a")

    async def computed_whole_value(self) -> None:
        self.value = str(await fetch("a")).strip()

    async def under_the_lock(self) -> None:
        async with self.lock:
            self.total += await fetch("a")

    async def under_a_semaphore_of_one(self) -> None:
        async with self.one_at_a_time:
            self.total += await fetch("a")

    async def under_an_acquired_lock(self) -> None:
        await self.lock.acquire()
        try:
            self.total += await fetch("a")
        finally:
            self.lock.release()

    async def stale_copy_under_the_lock(self) -> None:
        async with self.lock:
            total = self.total
            cost = await fetch("a")
            self.total = total + cost


async def under_a_module_lock() -> None:
    global TOTAL
    async with LOCK:
        TOTAL += await fetch("a")


async def local_total(keys: list[str]) -> int:
    total = 0
    for key in keys:
        total += await fetch(key)
    return total


async def local_dict(keys: list[str]) -> dict[str, int]:
    totals = {key: 0 for key in keys}
    for key in keys:
        totals[key] += await fetch(key)
    return totals


async def fresh_object() -> Till:
    till = Till()
    till.total += await fetch("a")
    return till


async def context_variable() -> None:
    DEPTH.set(DEPTH.get() + await fetch("a"))


async def closure_over_own_local() -> int:
    async def one() -> int:
        total = 0
        total += await fetch("a")
        return total

    return await one()


async def parameter_rebound(total: int) -> int:
    total += await fetch("a")
    return total


def plain_function(till: Till, cost: int) -> None:
    till.total += cost
