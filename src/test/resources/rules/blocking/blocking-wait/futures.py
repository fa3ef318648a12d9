import asyncio
import concurrent.futures
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed

POOL = ThreadPoolExecutor()
PROCESSES = ProcessPoolExecutor()


def work(number=1):
    return number


async def result():
    future = POOL.submit(work)
    return future.result()  # expect[blocking-wait]: future.result()
#          ^^^^^^^^^^^^^^^


async def result_at_once():
    return PROCESSES.submit(work).result()  # expect[blocking-wait]


async def with_a_limit(future: Future):
    return future.result(timeout=5)  # expect[blocking-wait]


async def error(future: "concurrent.futures.Future[int]"):
    return future.exception()  # expect[blocking-wait]


async def waited(futures):
    concurrent.futures.wait(futures)  # expect[blocking-wait]


async def completed(numbers):
    futures = [POOL.submit(work, number) for number in numbers]
    for future in as_completed(futures):  # expect[blocking-wait]
#                 ^^^^^^^^^^^^^^^^^^^^^
        print(future)


async def mapped(numbers):
    return list(POOL.map(work, numbers))  # miss[blocking-wait]: waits while it is iterated


class Service:
    def __init__(self):
        self.pool = ThreadPoolExecutor(4)

    async def run(self):
        future = self.pool.submit(work)
        return future.result()  # expect[blocking-wait]

    async def close(self):
        self.pool.shutdown()  # expect[blocking-wait]: self.pool.shutdown()

    async def drop(self):
        self.pool.shutdown(wait=False)


async def after_done(future: Future):
    if future.done():
        return future.result()
    return None


async def not_yet(future: Future):
    if not future.done():
        return None
    return future.result()


async def at_once(future: Future):
    try:
        return future.result(timeout=0)
    except concurrent.futures.TimeoutError:
        return None


async def without_waiting(future: Future):
    future.add_done_callback(print)
    future.cancel()
    return future.running()


async def awaited():
    loop = asyncio.get_running_loop()
    first = await asyncio.wrap_future(POOL.submit(work))
    second = await loop.run_in_executor(POOL, work)
    return first + second


async def own_futures(first: asyncio.Task, second: asyncio.Future):
    done, _ = await asyncio.wait([first, second])
    for future in done:
        future.result()
    return first.result(), second.exception()


async def unknown(future, pool):
    pool.shutdown()
    return future.result()
