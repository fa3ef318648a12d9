import asyncio


async def cached_rate() -> int:
    return 2


async def live_rate() -> int:
    await asyncio.sleep(0.1)
    return 2
