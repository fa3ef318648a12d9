import asyncio


async def load() -> dict[str, str]:
    await asyncio.sleep(0)
    return {"region": "eu"}


SETTINGS = asyncio.run(load())  # expect[event-loop-at-import]
