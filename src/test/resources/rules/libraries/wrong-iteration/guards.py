"""The right keyword, both protocols, or an unknown type. Silent."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable

import aiofiles
import aiohttp
import httpx
import vendor
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def rows() -> AsyncIterator[int]:
    yield 1


async def fetch() -> list[int]:
    await asyncio.sleep(0)
    return [1]


async def right_keywords(reader: asyncio.StreamReader, values: list[int]) -> object:
    async for row in rows():
        print(row)
    async for line in reader:
        print(line)
    for value in values:
        print(value)
    return [row async for row in rows()], {row async for row in rows() if row}


async def awaited_list() -> None:
    for value in await fetch():
        print(value)


async def generator_passed_on(consume: Callable[[AsyncIterator[int]], object]) -> None:
    consume(rows())
    await vendor.collect(rows())


async def nested_comprehension() -> list[int]:
    return [value for row in [[1], [2]] for value in row]


async def third_party(response: aiohttp.ClientResponse, client: httpx.AsyncClient) -> None:
    async for chunk in response.content.iter_chunked(10):
        print(chunk)
    async with client.stream("GET", "http://localhost") as answer:
        async for line in answer.aiter_lines():
            print(line)


async def rows_of_a_result(session: AsyncSession) -> None:
    for row in await session.execute(text("select 1")):
        print(row)
    async for row in await session.stream(text("select 1")):
        print(row)


async def files(path: str) -> None:
    async with aiofiles.open(path) as handle:
        async for line in handle:
            print(line)


class Both:
    def __iter__(self):
        return iter([1])

    def __aiter__(self):
        return rows()


class AsyncOnly:
    def __aiter__(self):
        return rows()


async def project_classes() -> None:
    for value in Both():
        print(value)
    async for value in Both():
        print(value)
    async for value in AsyncOnly():
        print(value)


async def unknown(source, values: Iterable[int], derived: vendor.Stream) -> None:
    for value in source:
        print(value)
    async for value in source:
        print(value)
    async for value in derived:
        print(value)
    for value in values:
        print(value)


async def queue(jobs: asyncio.Queue[int]) -> None:
    while True:
        job = await jobs.get()
        if job == 0:
            return


async def ignored() -> None:
    for row in rows():  # loopwarden: ignore[wrong-iteration] raises on purpose
        print(row)
