import queue
import threading
from concurrent.futures import ThreadPoolExecutor

POOL = ThreadPoolExecutor()


async def total(numbers: list[int]) -> int:
    future = POOL.submit(sum, numbers)
    return future.result()  # expect[blocking-wait]: future.result()


async def next_job(jobs: queue.Queue[str]) -> str:
    return jobs.get()  # expect[blocking-wait]: jobs.get()


async def stop(worker: threading.Thread) -> None:
    worker.join()  # expect[blocking-wait]: worker.join()


async def convert_all(convert, names: list[str]) -> None:
    with ThreadPoolExecutor() as pool:  # expect[blocking-wait]: ThreadPoolExecutor()
        for name in names:
            pool.submit(convert, name)
