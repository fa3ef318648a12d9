# loopwarden: ignore[blocking-sleep] this file drives a device
"""A comment at the top of the file covers the file."""

import asyncio
import time


async def first() -> None:
    time.sleep(1)


async def second() -> None:
    time.sleep(1)
    asyncio.create_task(asyncio.sleep(1))  # expect[unstored-task]
