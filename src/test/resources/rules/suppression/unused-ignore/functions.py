"""Ignore comments on def lines."""

import asyncio
import time


async def used() -> None:  # loopwarden: ignore[blocking-sleep] drives a device
    time.sleep(1)
    time.sleep(2)


async def used_in_nested_function() -> None:  # loopwarden: ignore[blocking-sleep] drives a device
    async def inner() -> None:
        time.sleep(1)

    await inner()


async def unused() -> None:  # loopwarden: ignore[blocking-sleep]  # expect[unused-ignore]
    await asyncio.sleep(1)


async def covers_only_its_rule() -> None:  # loopwarden: ignore[blocking-sleep] drives a device
    time.sleep(1)
    asyncio.create_task(asyncio.sleep(1))  # expect[unstored-task]


async def neighbour() -> None:
    time.sleep(1)  # expect[blocking-sleep]


class Device:
    async def used(self) -> None:  # loopwarden: ignore[blocking-sleep] drives a device
        time.sleep(1)

    async def unused(self) -> None:  # loopwarden: ignore[blocking-sleep]  # expect[unused-ignore]
        await asyncio.sleep(1)
