# loopwarden: ignore[blocking-sleep] drove a device once  # expect[unused-ignore]
"""Nothing blocks here any more."""

import asyncio


async def first() -> None:
    await asyncio.sleep(1)
