import asyncio

STOPPED = asyncio.Event()


def checksum(data: bytes) -> int:
    return sum(data)


def spawn(data: bytes):
    return asyncio.ensure_future(digest(data))


async def digest(data: bytes) -> int:
    await asyncio.sleep(0)
    return checksum(data)


async def parts(data: bytes):
    for byte in data:
        yield byte
