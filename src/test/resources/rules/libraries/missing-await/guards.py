"""Awaited, passed on, stored, or not a coroutine at all. Silent."""

import asyncio

import aiohttp
import asyncpg
import httpx
import redis.asyncio as aredis
from sqlalchemy.ext.asyncio import AsyncSession

import vendor


async def awaited(session: AsyncSession) -> None:
    await session.commit()


async def awaited_in_parentheses(response: aiohttp.ClientResponse) -> object:
    return (await response.json())["k"]


async def awaited_later(response: aiohttp.ClientResponse) -> object:
    later = response.json()
    print("waiting")
    return await later


async def awaited_on_one_branch(response: aiohttp.ClientResponse, wanted: bool) -> object:
    body = response.json() if wanted else response.text()
    return await body


async def gathered(client: httpx.AsyncClient, urls: list[str]) -> list[httpx.Response]:
    await asyncio.gather(client.get("a"), client.get("b"))
    return await asyncio.gather(*[client.get(url) for url in urls])


async def wrapped(client: httpx.AsyncClient, url: str) -> object:
    task = asyncio.create_task(client.get(url))
    await asyncio.wait_for(client.get(url), timeout=1)
    await asyncio.shield(client.get(url))
    return await task


async def in_a_group(client: httpx.AsyncClient, url: str) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(client.get(url))


async def collected(client: httpx.AsyncClient, urls: list[str]) -> None:
    jobs = []
    for url in urls:
        jobs.append(client.get(url))
    await asyncio.gather(*jobs)


async def passed_to_something_unknown(session: AsyncSession) -> None:
    await vendor.retry(session.commit())
    vendor.schedule(session.commit())


class Later:
    def __init__(self, session: AsyncSession) -> None:
        self.pending = session.commit()


def returned_from_a_plain_function(session: AsyncSession):
    return session.commit()


async def lambda_returns_it(session: AsyncSession) -> None:
    await vendor.run(lambda: session.commit())


async def yielded(client: httpx.AsyncClient, urls: list[str]):
    for url in urls:
        yield client.get(url)


async def plain_methods(session: AsyncSession, row: object) -> bool:
    session.add(row)
    session.expunge(row)
    return session.in_transaction()


async def plain_methods_of_a_response(response: aiohttp.ClientResponse) -> int:
    response.raise_for_status()
    response.release()
    return response.status


async def httpx_json_is_plain(client: httpx.AsyncClient, url: str) -> object:
    response = await client.get(url)
    return response.json()["k"]


async def pipeline(cache: aredis.Redis) -> None:
    async with cache.pipeline() as pipe:
        pipe.set("a", 1)
        pipe.incr("b")
        await pipe.execute()


async def transaction(connection: asyncpg.Connection) -> None:
    async with connection.transaction():
        await connection.execute("delete from t")


async def context_manager_entered_later(session: aiohttp.ClientSession, url: str) -> int:
    request = session.get(url)
    async with request as response:
        return response.status


async def entered_by_hand(session: aiohttp.ClientSession, url: str) -> int:
    response = await session.get(url).__aenter__()
    return response.status


def async_redis() -> "type[aredis.Redis]":
    return aredis.Redis


async def client_that_can_be_awaited(url: str) -> object:
    client = async_redis().from_url(url)
    other = aredis.from_url(url)
    return await client.ft("index").search("a"), await other.get("a")


async def unknown_session(session) -> None:
    session.commit()


async def ignored(session: AsyncSession) -> None:
    session.commit()  # loopwarden: ignore[missing-await] awaited by a wrapper
