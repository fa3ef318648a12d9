# loopwarden: ignore[blocking-sleep] a simulator: its loop runs one task
import time


def pause():
    time.sleep(1)


async def direct():
    time.sleep(1)


async def chained():
    pause()
