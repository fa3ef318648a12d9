import asyncio
import time


def pause():
    time.sleep(1)


def accepted():
    time.sleep(1)  # loopwarden: ignore[blocking-callback] runs once, while the program ends


async def at_the_sink():
    asyncio.get_running_loop().call_soon(accepted)


async def at_the_line():
    asyncio.get_running_loop().call_soon(pause)  # loopwarden: ignore[blocking-callback] once


async def not_covered():
    asyncio.get_running_loop().call_soon(pause)  # expect[blocking-callback]
