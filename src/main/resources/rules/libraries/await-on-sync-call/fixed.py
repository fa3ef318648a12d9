import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def pause() -> float:
    started = time.monotonic()
    await asyncio.sleep(0.05)
    return time.monotonic() - started


async def stop(task: asyncio.Task[None], stopped: asyncio.Event) -> None:
    task.cancel()
    stopped.set()


async def length(pool: ThreadPoolExecutor, text: str) -> int:
    return await asyncio.wrap_future(pool.submit(len, text))
