"""Waivers of other tools, and text that only looks like an ignore comment."""

import asyncio
import time


async def used_alias() -> None:
    asyncio.create_task(asyncio.sleep(1))  # noqa: RUF006


async def unused_aliases() -> None:
    await asyncio.sleep(1)  # noqa: RUF006
    await asyncio.sleep(2)  # noqa
    await asyncio.sleep(3)  # type: ignore[unused-coroutine]
    await asyncio.sleep(4)  # NOSONAR


TEXT = "# loopwarden: ignore[blocking-sleep]"


def documented() -> None:
    """Write `# loopwarden: ignore[blocking-sleep] reason` behind the line."""
    time.sleep(1)
