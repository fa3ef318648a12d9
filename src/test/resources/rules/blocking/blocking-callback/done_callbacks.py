import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor

POOL = ThreadPoolExecutor()


def report(future):
    time.sleep(1)


def count(future):
    print(future)


async def job():
    return 1


async def task():
    running = asyncio.create_task(job())
    running.add_done_callback(report)  # expect[blocking-callback]: time.sleep()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    await running


async def other_ways_to_start():
    loop = asyncio.get_running_loop()
    first = loop.create_task(job())
    first.add_done_callback(report)  # expect[blocking-callback]
    second = asyncio.ensure_future(job())
    second.add_done_callback(report)  # expect[blocking-callback]
    await asyncio.gather(first, second)


async def in_a_group():
    async with asyncio.TaskGroup() as group:
        running = group.create_task(job())
        running.add_done_callback(report)  # expect[blocking-callback]


async def future():
    waiter = asyncio.get_running_loop().create_future()
    waiter.add_done_callback(lambda _: time.sleep(1))  # expect[blocking-callback]
    return waiter


async def parameter(running: asyncio.Task, waiter: "asyncio.Future[int]"):
    running.add_done_callback(report)  # expect[blocking-callback]
    waiter.add_done_callback(report)  # expect[blocking-callback]


async def quick(running: asyncio.Task):
    running.add_done_callback(count)


async def runs_in_the_worker_thread(future: Future):
    POOL.submit(time.sleep, 1).add_done_callback(report)
    future.add_done_callback(report)


async def unknown(running, callback, known: asyncio.Task):
    running.add_done_callback(report)
    known.add_done_callback(callback)
