import asyncio
from collections.abc import AsyncIterator


async def pages(last: int) -> AsyncIterator[int]:
    for number in range(last):
        await asyncio.sleep(0)
        yield number


async def total(last: int) -> int:
    size = 0
    async for number in pages(last):
        size += number
    return size


async def lines(reader: asyncio.StreamReader) -> list[bytes]:
    return [line async for line in reader]


async def numbers(last: int) -> list[int]:
    found = []
    for number in range(last):
        found.append(number)
    return found
