import asyncio
import contextlib

log: list[str] = []


async def worker(queue: asyncio.Queue[str]) -> None:
    while True:
        try:
            log.append(await queue.get())
        except asyncio.CancelledError:
            log.append("cancelled?")
            raise


async def fetch() -> str:
    try:
        await asyncio.sleep(10)
        return "fresh"
    except Exception:
        return "stale"


async def pause() -> None:
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.sleep(10)


async def flush() -> str:
    try:
        await asyncio.sleep(10)
    finally:
        return "flushed"
