"""No thread lock, or no suspension while it is held. Silent."""

import asyncio
import threading

import vendor

LOCK = threading.Lock()
ASYNC_LOCK = asyncio.Lock()
counts: dict[str, int] = {}


async def never(x: int) -> int:
    return x


async def asyncio_lock() -> None:
    async with ASYNC_LOCK:
        await asyncio.sleep(1)


async def nothing_suspends_inside() -> None:
    await asyncio.sleep(1)
    with LOCK:
        counts["a"] = 1
    await asyncio.sleep(1)


async def callee_never_suspends() -> None:
    with LOCK:
        counts["a"] = await never(1)


async def awaits_in_a_nested_function():
    with LOCK:

        async def later() -> None:
            await asyncio.sleep(1)

    return later


async def awaits_in_a_lambda():
    with LOCK:
        later = lambda: asyncio.sleep(1)
    return await later()


def plain_function() -> None:
    with LOCK:
        counts["a"] = 1


def plain_generator():
    with LOCK:
        yield 1


async def in_a_thread() -> None:
    await asyncio.to_thread(plain_function)


async def unknown_lock(lock) -> None:
    with lock:
        await asyncio.sleep(1)


async def lock_of_another_library() -> None:
    with vendor.Lock():
        await asyncio.sleep(1)


async def one_task_only() -> None:
    with LOCK:  # loopwarden: ignore[thread-lock-across-await] one writer task
        await asyncio.sleep(1)


async def rebound(lock: threading.Lock) -> None:
    lock = vendor.lock()
    with lock:
        await asyncio.sleep(1)


class Store:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()

    async def save(self) -> None:
        async with self.lock:
            await asyncio.sleep(1)
