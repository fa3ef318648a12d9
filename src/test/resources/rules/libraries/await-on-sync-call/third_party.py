"""Plain functions of other libraries, and plain methods of their async objects."""

import httpx
import requests
import sqlalchemy as sa
from requests import get as fetch
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def wins_over_sync_http_client(url: str) -> object:
    return await requests.get(url, timeout=5)  # expect[await-on-sync-call]: requests.get
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def from_import_alias(url: str) -> object:
    return await fetch(url, timeout=5)  # expect[await-on-sync-call]


async def sync_client(client: httpx.Client, url: str) -> object:
    return await client.get(url)  # expect[await-on-sync-call]


async def session_of_requests(session: requests.Session, url: str) -> object:
    return await session.get(url, timeout=5)  # expect[await-on-sync-call]


async def httpx_json(client: httpx.AsyncClient, url: str) -> object:
    response = await client.get(url)
    return await response.json()  # expect[await-on-sync-call]


async def scalars(session: AsyncSession) -> object:
    result = await session.execute(text("select 1"))
    return await result.scalars()  # expect[await-on-sync-call]


async def scalars_all(session: AsyncSession) -> object:
    result = await session.execute(text("select 1"))
    return await result.scalars().all()  # expect[await-on-sync-call]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^


async def result_methods(session: AsyncSession) -> object:
    result = await session.execute(sa.text("select 1"))
    return await result.scalar_one_or_none()  # expect[await-on-sync-call]


async def add(session: AsyncSession, row: object) -> None:
    await session.add(row)  # expect[await-on-sync-call]
    await session.delete(row)
    await session.commit()


async def coroutines(session: AsyncSession, client: httpx.AsyncClient, url: str) -> object:
    await session.scalars(text("select 1"))
    await session.refresh(client)
    response = await client.get(url)
    await response.aread()
    return response.json()
