"""Where the session, client or handle comes from."""

from typing import Annotated, Optional

import aiofiles
import aiohttp
import asyncpg
import httpx
import redis.asyncio as aredis
import sqlalchemy.ext.asyncio as sa
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

app = FastAPI()
engine = create_async_engine("sqlite+aiosqlite://")
make_session = async_sessionmaker(engine)
CACHE = aredis.Redis()


async def get_session():
    async with make_session() as session:
        yield session


class Store:
    def __init__(self, session: AsyncSession, url: str) -> None:
        self.session = session
        self.cache: aredis.Redis = aredis.from_url(url)

    async def save(self) -> None:
        self.session.commit()  # expect[missing-await]
        self.cache.set("a", 1)  # expect[missing-await]
#       ^^^^^^^^^^^^^^^^^^^^^^


async def module_constant(key: str) -> bool:
    return CACHE.exists(key) == 1  # expect[missing-await]


async def response_of_an_async_with(session: aiohttp.ClientSession, url: str) -> object:
    async with session.get(url) as response:
        data = response.json()  # expect[missing-await]
    return data["k"]


async def response_of_an_await(session: aiohttp.ClientSession, url: str) -> object:
    response = await session.get(url)
    return response.json()["k"]  # expect[missing-await]


async def file_handle(path: str) -> str:
    async with aiofiles.open(path) as handle:
        text = handle.read()  # expect[missing-await]
    return text.strip()


async def httpx_client(client: httpx.AsyncClient, url: str) -> int:
    return client.get(url).status_code  # expect[missing-await]
#          ^^^^^^^^^^^^^^^


async def module_alias(session: sa.AsyncSession) -> None:
    session.rollback()  # expect[missing-await]


async def optional(session: Optional[AsyncSession] = None) -> None:
    if session:
        session.commit()  # expect[missing-await]


async def union_with_none(session: AsyncSession | None) -> None:
    if session is None:
        return
    session.commit()  # expect[missing-await]


async def session_opened_here() -> None:
    async with AsyncSession(engine) as session:
        session.commit()  # expect[missing-await]


async def session_of_a_factory() -> None:
    async with make_session() as session:
        session.commit()  # expect[missing-await]


@app.get("/1")
async def default_value(session: AsyncSession = Depends(get_session)) -> None:
    session.commit()  # expect[missing-await]


@app.get("/2")
async def annotated(session: Annotated[AsyncSession, Depends(get_session)]) -> None:
    session.commit()  # expect[missing-await]


def current(store: Store) -> AsyncSession:
    return store.session


async def returned_by_a_helper(store: Store) -> None:
    current(store).commit()  # expect[missing-await]


async def awaited_connection() -> None:
    connection = await asyncpg.connect("postgres://")
    try:
        for row in connection.fetch("select 1"):  # expect[missing-await]
            print(row)
    finally:
        await connection.close()


async def pool_connection(pool: asyncpg.Pool) -> None:
    async with pool.acquire() as connection:
        connection.execute("delete from t")  # expect[missing-await]
