"""The right keyword, or both protocols. Silent."""

import asyncio
import contextlib
import threading

import aiohttp
import asyncpg
import httpx
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import sessionmaker

import vendor

THREAD_LOCK = threading.Lock()


async def async_with(lock: asyncio.Lock, session: aiohttp.ClientSession, url: str) -> int:
    async with lock:
        async with session.get(url) as response, asyncio.timeout(5):
            return response.status


async def groups(work) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(work())


async def plain_with(numbers: list[int]) -> None:
    with THREAD_LOCK:
        numbers.append(1)
    with contextlib.suppress(ValueError):
        numbers.remove(1)


async def engines(engine: AsyncEngine, session: AsyncSession, pool: asyncpg.Pool) -> None:
    async with engine.begin() as connection, session.begin():
        print(connection)
    async with pool.acquire() as connection, connection.transaction():
        print(connection)


async def closes_a_generator(rows) -> None:
    async with contextlib.aclosing(rows()) as values:
        async for value in values:
            print(value)


async def has_both() -> None:
    async with contextlib.nullcontext():
        print("in")
    with contextlib.nullcontext():
        print("in")


async def streams(client: httpx.AsyncClient, url: str) -> int:
    async with client.stream("GET", url) as response:
        return response.status_code


@contextlib.asynccontextmanager
async def connected():
    yield 1


@vendor.context
async def decorated_by_something_unknown():
    yield 1


async def generators() -> None:
    async with connected():
        print("in")
    async with decorated_by_something_unknown():
        print("in")


async def unknown(thing) -> None:
    with thing.open():
        print("in")
    async with vendor.Lock():
        print("in")


async def ignored(lock: asyncio.Lock) -> None:
    with lock:  # loopwarden: ignore[wrong-context-manager] patched for the test
        print("in")


make_async = sessionmaker(class_=AsyncSession)
make_own = sessionmaker(class_=vendor.Session)


async def factories_of_other_classes() -> None:
    async with make_async() as session, make_async.begin() as other:
        print(session, other)
    async with make_own() as session:
        print(session)
