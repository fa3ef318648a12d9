import asyncio

counter = 0
lock = asyncio.Lock()


async def increment():
    async with lock:
        global counter
        counter += 1


async def main():
    await asyncio.gather(increment(), increment())
