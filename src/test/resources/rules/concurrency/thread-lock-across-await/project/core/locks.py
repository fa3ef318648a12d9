import asyncio
import threading

TABLE = threading.Lock()
QUEUE = asyncio.Lock()


def lock_for(name: str) -> threading.Lock:
    return TABLE


async def flush() -> None:
    await asyncio.sleep(0.1)


async def note() -> None:
    print("note")
