import asyncio
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor()


async def total(numbers: list[int]) -> int:
    future = POOL.submit(sum, numbers)
    return await asyncio.wrap_future(future)


async def next_job(jobs: queue.Queue[str]) -> str:
    return await asyncio.to_thread(jobs.get)


async def stop(worker: threading.Thread) -> None:
    await asyncio.to_thread(worker.join)


async def convert_all(convert, names: list[str]) -> None:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        await asyncio.gather(*[loop.run_in_executor(pool, convert, name) for name in names])
