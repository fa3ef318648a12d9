import asyncio


async def suspends() -> None:
    await asyncio.sleep(1)


async def never_suspends() -> int:
    return 1


async def calls_never() -> int:
    return await never_suspends()
