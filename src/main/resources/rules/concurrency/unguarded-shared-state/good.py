import asyncio

counter = 0
lock = asyncio.Lock()


async def increment() -> None:
    global counter
    async with lock:
        counter += 1


async def main() -> int:
    await asyncio.gather(*(increment() for _ in range(1000)))
    return counter
