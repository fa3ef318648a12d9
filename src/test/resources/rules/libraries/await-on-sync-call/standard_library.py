"""Plain functions and methods of the standard library. The finding stands on the await."""

import asyncio
import time
import time as clock
from asyncio import Event
from concurrent.futures import Executor, ProcessPoolExecutor
from time import sleep


async def sleep_wins_over_blocking_sleep() -> None:
    await time.sleep(1)  # expect[await-on-sync-call]: time.sleep
#   ^^^^^^^^^^^^^^^^^^^


async def module_alias() -> None:
    await clock.sleep(1)  # expect[await-on-sync-call]


async def from_import() -> None:
    await sleep(1)  # expect[await-on-sync-call]


async def events(event: asyncio.Event, other: Event) -> None:
    await event.set()  # expect[await-on-sync-call]: event.set
    await event.clear()  # expect[await-on-sync-call]
    await other.is_set()  # expect[await-on-sync-call]


async def tasks(work) -> None:
    task = asyncio.create_task(work())
    if await task.done():  # expect[await-on-sync-call]
#      ^^^^^^^^^^^^^^^^^
        return
    await task.cancel()  # expect[await-on-sync-call]
    await asyncio.wait_for(task, 1)


async def queues(queue: asyncio.Queue[int]) -> None:
    await queue.put_nowait(1)  # expect[await-on-sync-call]
    await queue.task_done()  # expect[await-on-sync-call]
    print(await queue.qsize())  # expect[await-on-sync-call]
#         ^^^^^^^^^^^^^^^^^^^


async def locks(lock: asyncio.Lock, permits: asyncio.Semaphore) -> None:
    await lock.release()  # expect[await-on-sync-call]
    await permits.release()  # expect[await-on-sync-call]


async def streams(writer: asyncio.StreamWriter) -> None:
    await writer.write(b"x")  # expect[await-on-sync-call]
    await writer.drain()
    await writer.close()  # expect[await-on-sync-call]
    await writer.wait_closed()


async def thread_futures(pool: Executor, numbers: ProcessPoolExecutor, work) -> None:
    await pool.submit(work)  # expect[await-on-sync-call]
    value = await numbers.submit(pow, 2, 3)  # expect[await-on-sync-call]
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    print(value)


async def loops(work) -> None:
    loop = await asyncio.get_running_loop()  # expect[await-on-sync-call]
    print(loop)


async def optional(event: asyncio.Event | None = None) -> None:
    if event is not None:
        await event.set()  # expect[await-on-sync-call]


class Worker:
    def __init__(self, lock: asyncio.Lock) -> None:
        self.stopped = asyncio.Event()
        self.lock = lock

    async def stop(self) -> None:
        await self.stopped.set()  # expect[await-on-sync-call]
        await self.lock.release()  # expect[await-on-sync-call]


DONE = asyncio.Event()


async def module_constant() -> None:
    await DONE.set()  # expect[await-on-sync-call]
