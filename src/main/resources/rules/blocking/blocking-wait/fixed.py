import queue
import threading
import asyncio
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor()


async def total(numbers: list[int]) -> int:
    future = POOL.submit(sum, numbers)
    return await asyncio.to_thread(future.result)


async def next_job(jobs: queue.Queue[str]) -> str:
    return await asyncio.to_thread(jobs.get)


async def stop(worker: threading.Thread) -> None:
    await asyncio.to_thread(worker.join)


async def convert_all(convert, names: list[str]) -> None:
    with ThreadPoolExecutor() as pool:
        for name in names:
            pool.submit(convert, name)
