"""The lock taken by hand."""

import asyncio
import threading

LOCK = threading.Lock()


class Store:
    def __init__(self) -> None:
        self.lock = threading.Lock()

    async def released_in_finally(self) -> None:
        self.lock.acquire()  # expect[thread-lock-across-await]
#       ^^^^^^^^^^^^^^^^^^^
        try:
            await asyncio.sleep(1)
        finally:
            self.lock.release()


async def released_after() -> None:
    LOCK.acquire()  # expect[thread-lock-across-await]
    await asyncio.sleep(1)
    LOCK.release()


async def released_before_the_await(off_loop: list[int]) -> None:
    await asyncio.to_thread(update, off_loop)
    await asyncio.sleep(1)


def update(values: list[int]) -> None:
    LOCK.acquire()
    try:
        values.append(1)
    finally:
        LOCK.release()


async def tried_without_waiting() -> None:
    if LOCK.acquire(blocking=False):
        try:
            print("mine")
        finally:
            LOCK.release()
