"""Coroutines of the project and of the standard library are unawaited-coroutine's."""

import asyncio

import aiohttp
import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession


async def save(session: AsyncSession) -> None:
    await session.commit()


async def project(session: AsyncSession) -> None:
    save(session)  # expect[unawaited-coroutine]


async def standard_library() -> None:
    asyncio.sleep(1)  # expect[unawaited-coroutine]


async def third_party(session: AsyncSession) -> None:
    session.commit()  # expect[missing-await]


async def request_is_never_sent(session: aiohttp.ClientSession, url: str) -> None:
    session.post(url)  # expect[missing-await]


async def request_used_as_response(session: aiohttp.ClientSession, url: str) -> int:
    response = session.get(url)  # expect[missing-await]
    return response.status


async def acquired_without_await(pool: asyncpg.Pool) -> object:
    connection = pool.acquire()  # expect[missing-await]
    return await connection.fetch("select 1")
