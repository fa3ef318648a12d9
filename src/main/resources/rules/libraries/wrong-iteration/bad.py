import asyncio
from collections.abc import AsyncIterator


async def pages(last: int) -> AsyncIterator[int]:
    for number in range(last):
        await asyncio.sleep(0)
        yield number


async def total(last: int) -> int:
    size = 0
    for number in pages(last):  # expect[wrong-iteration]: pages(last)
        size += number
    return size


async def lines(reader: asyncio.StreamReader) -> list[bytes]:
    return [line for line in reader]  # expect[wrong-iteration]: reader


async def numbers(last: int) -> list[int]:
    found = []
    async for number in range(last):  # expect[wrong-iteration]: range(last)
        found.append(number)
    return found
