"""Awaitables. Silent."""

import asyncio
import functools
import inspect
from concurrent.futures import ThreadPoolExecutor

import requests
import vendor
from botocore.response import StreamingBody


async def coroutines(event: asyncio.Event, queue: asyncio.Queue[int], lock: asyncio.Lock) -> None:
    await asyncio.sleep(1)
    await event.wait()
    await queue.put(1)
    await queue.get()
    await lock.acquire()
    try:
        await queue.join()
    finally:
        lock.release()


async def futures(pool: ThreadPoolExecutor, work) -> None:
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(pool, work)
    await asyncio.wrap_future(pool.submit(work))
    await loop.create_future()
    await loop.create_task(work())
    await asyncio.gather(work(), work())
    await asyncio.shield(work())
    await asyncio.to_thread(work)


async def item_may_be_awaitable(queue: asyncio.Queue, task: asyncio.Task) -> None:
    await queue.get_nowait()
    await task.result()


async def maybe_await(function) -> object:
    result = function()
    if inspect.isawaitable(result):
        result = await result
    return result


async def partial(work) -> None:
    await functools.partial(work, 1)()


async def unknown(thing) -> None:
    await vendor.sleep(1)
    await thing.set()
    await thing.cancel()


async def own_method_of_the_same_name() -> None:
    class Event:
        async def set(self) -> None:
            await asyncio.sleep(0)

    await Event().set()


async def name_rebound() -> None:
    time = vendor.clock()
    await time.sleep(1)


async def plain_calls(event: asyncio.Event, task: asyncio.Task) -> None:
    event.set()
    task.cancel()


async def ignored(event: asyncio.Event) -> None:
    await event.set()  # loopwarden: ignore[await-on-sync-call] patched to be awaitable


async def waiver_for_a_type_checker(process: asyncio.subprocess.Process) -> None:
    await process.kill()  # type: ignore[func-returns-value]


class Body(StreamingBody):
    async def size(self) -> int:
        return len(await self.read())  # subclasses make it a coroutine function


class RemoteBody(Body):
    async def read(self, amt: int | None = None) -> bytes:
        await asyncio.sleep(0)
        return b""


class Background(requests.Session):
    """Its other methods give what request gives."""

    def request(self, *args, **kwargs):
        return asyncio.wrap_future(POOL.submit(super().request, *args, **kwargs))


POOL = ThreadPoolExecutor()


async def method_that_calls_an_override(url: str) -> object:
    return await Background().get(url)


class Executor:
    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor()
        submit = self.pool.submit
        self.pool.submit = lambda work: asyncio.wrap_future(submit(work))

    async def run(self, work) -> object:
        return await self.pool.submit(work)
