import asyncio
import time


def settle(seconds: float) -> None:
    time.sleep(seconds)


async def poll(job) -> bool:
    for _ in range(3):
        if job.ready():
            return True
        await asyncio.sleep(0.05)
    return False


async def restart(job) -> None:
    job.stop()
    await asyncio.to_thread(settle, 0.05)
    job.start()
