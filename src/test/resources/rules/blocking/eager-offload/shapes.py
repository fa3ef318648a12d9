import asyncio
import threading
import time
from asyncio import to_thread as offload
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import anyio
from starlette.concurrency import run_in_threadpool

POOL = ThreadPoolExecutor()


def crunch(limit=10):
    return sum(range(limit))


def log(text):
    print(text)


def pause():
    time.sleep(1)


async def to_thread():
    return await asyncio.to_thread(crunch(10))  # expect[eager-offload]
#                                  ^^^^^^^^^^


async def alias():
    return await offload(crunch())  # expect[eager-offload]


async def executor():
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, crunch(10))  # expect[eager-offload]
#                                           ^^^^^^^^^^


async def executor_at_once():
    return await asyncio.get_running_loop().run_in_executor(POOL, crunch())  # expect[eager-offload]


async def blocking_work():
    await asyncio.to_thread(time.sleep(1))  # expect[eager-offload]
#                           ^^^^^^^^^^^^^


async def blocking_work_in_a_helper():
    await asyncio.to_thread(pause())  # expect[eager-offload]: pause()


async def submitted():
    future = POOL.submit(crunch(10))  # expect[eager-offload]
    return await asyncio.wrap_future(future)


async def thread():
    threading.Thread(target=log("x")).start()  # expect[eager-offload]: log("x")
    Thread(target=pause(), daemon=True).start()  # expect[eager-offload]


async def timers():
    loop = asyncio.get_running_loop()
    loop.call_later(1, log("x"))  # expect[eager-offload]
    loop.call_at(loop.time() + 1, log("x"))  # expect[eager-offload]
    loop.call_soon(log("x"))  # expect[eager-offload]
    loop.call_soon_threadsafe(log("x"))  # expect[eager-offload]


async def done_callback(job):
    task = asyncio.create_task(job())
    task.add_done_callback(log("done"))  # expect[eager-offload]
    await task


async def frameworks():
    await run_in_threadpool(crunch(10))  # expect[eager-offload]
    await anyio.to_thread.run_sync(crunch(10))  # expect[eager-offload]


class Service:
    def _work(self):
        return 1

    async def run(self):
        return await asyncio.to_thread(self._work())  # expect[eager-offload]: self._work()


async def nested():
    def work():
        return 1

    return await asyncio.to_thread(work())  # expect[eager-offload]
