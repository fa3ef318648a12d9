import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def pause() -> float:
    started = time.monotonic()
    await time.sleep(0.05)  # expect[await-on-sync-call]: time.sleep
    return time.monotonic() - started


async def stop(task: asyncio.Task[None], stopped: asyncio.Event) -> None:
    await task.cancel()  # expect[await-on-sync-call]: task.cancel
    await stopped.set()  # expect[await-on-sync-call]: stopped.set


async def length(pool: ThreadPoolExecutor, text: str) -> int:
    return await pool.submit(len, text)  # expect[await-on-sync-call]: pool.submit
