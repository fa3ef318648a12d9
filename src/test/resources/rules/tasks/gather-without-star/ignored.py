import asyncio


async def load(key: int) -> int:
    return key


async def waived() -> None:
    await asyncio.gather([load(1)])  # loopwarden: ignore[gather-without-star] gather is replaced in this test
    await asyncio.gather([load(1)])  # expect[gather-without-star]
