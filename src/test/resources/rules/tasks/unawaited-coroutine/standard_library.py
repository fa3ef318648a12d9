"""Coroutine functions of the standard library."""

import asyncio
import asyncio as aio
from asyncio import Lock, sleep
from asyncio import sleep as pause


async def sleeps() -> None:
    asyncio.sleep(1)  # expect[unawaited-coroutine]
    aio.sleep(1)  # expect[unawaited-coroutine]
    sleep(1)  # expect[unawaited-coroutine]
    pause(1)  # expect[unawaited-coroutine]


async def waits(task: asyncio.Task) -> None:
    asyncio.wait_for(task, 1)  # expect[unawaited-coroutine]
    asyncio.wait([task])  # expect[unawaited-coroutine]
    asyncio.to_thread(print, "never printed")  # expect[unawaited-coroutine]


async def no_exclusion() -> None:
    lock = Lock()
    lock.acquire()  # expect[unawaited-coroutine]
    try:
        await sleep(0)
    finally:
        lock.release()


class Store:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.slots = asyncio.Semaphore(3)
        self.ready = asyncio.Event()
        self.queue: asyncio.Queue[int] = asyncio.Queue()

    async def use(self) -> None:
        self.lock.acquire()  # expect[unawaited-coroutine]
        self.slots.acquire()  # expect[unawaited-coroutine]
        self.ready.wait()  # expect[unawaited-coroutine]
        self.queue.put(1)  # expect[unawaited-coroutine]
        self.queue.join()  # expect[unawaited-coroutine]
        self.queue.put_nowait(1)
        self.ready.set()

    async def take(self) -> int:
        return self.queue.get()  # expect[unawaited-coroutine]


async def streams(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line = await reader.readline()
    writer.write(line)
    writer.drain()  # expect[unawaited-coroutine]
    writer.close()
    writer.wait_closed()  # expect[unawaited-coroutine]


async def processes() -> None:
    asyncio.create_subprocess_exec("true")  # expect[unawaited-coroutine]
    process = await asyncio.create_subprocess_exec("true")
    process.wait()  # expect[unawaited-coroutine]
    process.kill()


async def connection() -> None:
    asyncio.open_connection("localhost", 80)  # expect[unawaited-coroutine]


async def used_correctly(task: asyncio.Task, queue: asyncio.Queue) -> None:
    await asyncio.sleep(1)
    await asyncio.wait_for(queue.get(), 1)
    await asyncio.gather(asyncio.sleep(1), queue.join())
    done, pending = await asyncio.wait([task])
    print(len(done), len(pending))
