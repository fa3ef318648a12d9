import asyncio

counter = 0


async def increment():
    global counter
    counter += 1  # expect[unguarded-shared-state]


async def main():
    await asyncio.gather(increment(), increment())  # Race condition
