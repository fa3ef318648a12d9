import asyncio
import time


async def pause() -> None:
    await asyncio.sleep(1)


def wait_in_a_script() -> None:
    time.sleep(1)


async def wait_for_the_device() -> None:
    time.sleep(0.001)  # loopwarden: ignore[blocking-sleep] the driver must not be interrupted


async def tick() -> None:
    await asyncio.create_task(pause())
