import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def pause() -> float:
    started = time.monotonic()
    await asyncio.sleep(0.05)
    return time.monotonic() - started


async def stop(task: asyncio.Task[None], stopped: asyncio.Event) -> None:
    task.cancel()  # asks for it; whoever awaits the task sees CancelledError
    stopped.set()


async def length(pool: ThreadPoolExecutor, text: str) -> int:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, len, text)
