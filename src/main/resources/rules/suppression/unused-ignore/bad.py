import asyncio
import time


async def pause() -> None:
    await asyncio.sleep(1)  # loopwarden: ignore[blocking-sleep] was time.sleep  # expect[unused-ignore]


def wait_in_a_script() -> None:
    time.sleep(1)  # loopwarden: ignore[blocking-sleep] no loop here  # expect[unused-ignore]


async def wait_for_the_device() -> None:
    time.sleep(0.001)  # loopwarden: ignore[blocking-slep]  # expect[unused-ignore] expect[blocking-sleep]


async def tick() -> None:  # loopwarden: ignore[unstored-task]  # expect[unused-ignore]
    await asyncio.create_task(pause())
