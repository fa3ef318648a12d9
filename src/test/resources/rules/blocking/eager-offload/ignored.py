import asyncio


def crunch():
    return 1


async def at_the_line():
    await asyncio.to_thread(crunch())  # loopwarden: ignore[eager-offload] shows the error in a demo


async def at_the_def():  # loopwarden: ignore[eager-offload] shows the error in a demo
    await asyncio.to_thread(crunch())


async def not_covered():
    await asyncio.to_thread(crunch())  # expect[eager-offload]
