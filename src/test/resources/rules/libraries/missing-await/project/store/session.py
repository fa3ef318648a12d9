from collections.abc import AsyncIterator

import redis.asyncio as redis
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine("sqlite+aiosqlite://")
make_session = async_sessionmaker(engine)
cache = redis.Redis()


async def get_session() -> AsyncIterator[AsyncSession]:
    async with make_session() as session:
        yield session


def session_of(request) -> AsyncSession:
    return request.state.session
