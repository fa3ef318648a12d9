"""Locked, alone, or not changed from the old value. Silent."""

import asyncio
import contextvars

LOCK = asyncio.Lock()
ONE = asyncio.Semaphore(1)
LIMIT = 10
locked = 0
permitted = 0
acquired = 0
alone = 0
in_sequence = 0
overwritten = ""
unknown_spawner = 0
ignored = 0
RESULTS: list[int] = []
DEPTH = contextvars.ContextVar("depth", default=0)


async def with_a_lock() -> None:
    global locked
    async with LOCK:
        locked += 1


async def with_a_semaphore_of_one() -> None:
    global permitted
    async with ONE:
        permitted += 1


async def with_acquire() -> None:
    global acquired
    await LOCK.acquire()
    try:
        acquired += 1
    finally:
        LOCK.release()


async def spawned_once() -> None:
    global alone
    alone += 1


async def awaited_one_by_one() -> None:
    global in_sequence
    in_sequence += 1


async def overwrites(name: str) -> None:
    global overwritten
    overwritten = name


async def appends(n: int) -> None:
    RESULTS.append(n)


async def only_reads(n: int) -> int:
    return LIMIT + n


async def local_only(n: int) -> int:
    total = 0
    total += n
    return total


async def context_variable() -> None:
    DEPTH.set(DEPTH.get() + 1)


async def passed_to_something_unknown() -> None:
    global unknown_spawner
    unknown_spawner += 1


async def on_purpose() -> None:
    global ignored
    ignored += 1  # loopwarden: ignore[unguarded-shared-state] one loop, no await


async def main(run_all) -> None:
    await asyncio.gather(with_a_lock(), with_a_lock(), with_acquire(), with_acquire())
    await asyncio.gather(*(with_a_semaphore_of_one() for _ in range(5)))
    await asyncio.gather(spawned_once(), only_reads(1), only_reads(2))
    for _ in range(5):
        await awaited_one_by_one()
    await asyncio.gather(*(overwrites(name) for name in "abc"))
    await asyncio.gather(*(appends(n) for n in range(5)))
    await asyncio.gather(*(local_only(n) for n in range(5)))
    await asyncio.gather(*(context_variable() for _ in range(5)))
    await asyncio.gather(on_purpose(), on_purpose())
    await run_all(passed_to_something_unknown)
