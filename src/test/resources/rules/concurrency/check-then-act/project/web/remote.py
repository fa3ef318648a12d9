import asyncio


async def new_token() -> str:
    await asyncio.sleep(0.1)
    return "token"


async def fixed_rate() -> int:
    return 3
