import asyncio


async def load() -> int:
    return 1


VALUE = asyncio.run(load())  # loopwarden: ignore[event-loop-at-import] only ever started as a script
OTHER = asyncio.run(load())  # expect[event-loop-at-import]
