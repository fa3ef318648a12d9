"""A plain loop over an async iterable. The finding stands on the iterable."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator

import aiofiles
import aiohttp


async def rows():
    yield 1


async def project_generator() -> None:
    for row in rows():  # expect[wrong-iteration]: rows()
#              ^^^^^^
        print(row)


async def in_a_name() -> None:
    source = rows()
    for row in source:  # expect[wrong-iteration]: source
        print(row)


async def standard_library(reader: asyncio.StreamReader) -> None:
    for line in reader:  # expect[wrong-iteration]
        print(line)


async def queue(jobs: asyncio.Queue[int]) -> None:
    for job in jobs:  # expect[wrong-iteration]
        print(job)


async def annotated(
    first: AsyncIterator[int], second: AsyncIterable[int], third: AsyncGenerator[int, None]
) -> None:
    for value in first:  # expect[wrong-iteration]
        print(value)
    for value in second:  # expect[wrong-iteration]
        print(value)
    for value in third:  # expect[wrong-iteration]
        print(value)


async def optional(source: AsyncIterator[int] | None) -> None:
    if source is not None:
        for value in source:  # expect[wrong-iteration]
            print(value)


async def comprehensions() -> object:
    squares = [row * row for row in rows()]  # expect[wrong-iteration]
    unique = {row for row in rows()}  # expect[wrong-iteration]
    by_row = {row: 1 for row in rows()}  # expect[wrong-iteration]
    return squares, unique, by_row, any(row for row in rows())  # expect[wrong-iteration]


async def collecting() -> object:
    everything = list(rows())  # expect[wrong-iteration]: rows()
#                     ^^^^^^
    ordered = sorted(rows())  # expect[wrong-iteration]
    total = sum(rows())  # expect[wrong-iteration]
    for number, row in enumerate(rows()):  # expect[wrong-iteration]
        print(number, row)
    for left, right in zip([1], rows()):  # expect[wrong-iteration]
        print(left, right)
    return everything, ordered, total, tuple(rows())  # expect[wrong-iteration]


async def unpacked() -> list[int]:
    return [*rows()]  # expect[wrong-iteration]


async def delegated_in_a_plain_function() -> None:
    print(plain())


def plain() -> list[int]:
    found = []
    for row in rows():  # expect[wrong-iteration]
        found.append(row)
    return found


async def third_party(response: aiohttp.ClientResponse, path: str) -> None:
    for line in response.content:  # expect[wrong-iteration]: response.content
#               ^^^^^^^^^^^^^^^^
        print(line)
    async with aiofiles.open(path) as handle:
        for line in handle:  # expect[wrong-iteration]: handle
            print(line)


class Feed:
    def __init__(self, reader: asyncio.StreamReader) -> None:
        self.reader = reader

    async def items(self):
        yield self.reader

    async def read(self) -> None:
        for line in self.reader:  # expect[wrong-iteration]
            print(line)
        for item in self.items():  # expect[wrong-iteration]
            print(item)
