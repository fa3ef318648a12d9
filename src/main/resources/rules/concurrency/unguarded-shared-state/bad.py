import asyncio

counter = 0


async def increment() -> None:
    global counter
    counter += 1  # expect[unguarded-shared-state]: counter


async def main() -> int:
    await asyncio.gather(*(increment() for _ in range(1000)))
    return counter
